import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./project";
import { type Check, reportPath } from "./run-checks";

const ROOMS = ["app", "components", "lib", "sandbox"];

/** What must hold without a database and without a network. The longest come first. */
export function verifyChecks(): Check[] {
  return [
    vitestCheck("unit tests", "unit"),
    { title: "types", args: ["scripts/check-types.mjs"] },
    { title: "rooms", args: ["scripts/check-rooms.mjs", ...ROOMS.filter((room) => existsSync(join(ROOT, room)))] },
    { title: "dead code", args: ["node_modules/knip/bin/knip.js", "--no-progress"] },
    { title: "format and lint", args: ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings"] },
  ];
}

export function vitestCheck(title: string, project: "unit" | "database"): Check {
  const report = reportPath(project);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return { title, report, args: ["node_modules/vitest/vitest.mjs", "run", "--project", project, ...reporters] };
}
