import { readFileSync } from "node:fs";
import path from "node:path";

const RUN = path.resolve(".headwater-test/e2e/run.json");

/** What the portal under test was started with. */
export function runEnvironment(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(RUN, "utf8")).environment;
}
