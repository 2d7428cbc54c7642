import { testProgramme } from "./test-programme";

testProgramme("portal");
