import { resolve } from "node:path";
import { isAlive } from "./process-identity.mjs";
import { readRunRecord } from "./run-record";
import { StartFault } from "./start-fault.mjs";

/** A command of its own finds the running stack's database and secret through the home they share. */
export function adoptEnvironment(root: string): void {
  if (process.env.DATABASE_URL) return;
  const home = resolve(root, process.env.HEADWATER_HOME || ".headwater");
  const run = readRunRecord(home);
  if (!run || !isAlive(run.pid, run.identity) || !run.environment.DATABASE_URL) {
    throw new StartFault(
      `Headwater is not running with the home ${home}: start it with npm start, or set DATABASE_URL and HEADWATER_SECRET.`,
    );
  }
  Object.assign(process.env, { ...run.environment, ...process.env });
}
