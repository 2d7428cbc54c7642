import { testProgramme } from "./test-programme";

testProgramme("reads");
