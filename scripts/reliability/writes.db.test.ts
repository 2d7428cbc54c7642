import { testProgramme } from "./test-programme";

testProgramme("writes");
