import { setTimeout as pause } from "node:timers/promises";
import { endLeftoverPostgres } from "./postgres-leftover";
import { isAlive } from "./process-identity.mjs";
import { type RunningChild, readRunRecord } from "./run-record";
import { StartFault } from "./start-fault.mjs";

const ORDER = ["web", "worker", "sandbox"];
const WAIT_MS = 8_000;
const LOOK_MS = 25;

/** Ends what a killed supervisor left running, in the order in which it would have ended it itself. */
export async function endLeftovers(home: string, dataDir: string): Promise<string[]> {
  const children = readRunRecord(home)?.children ?? [];
  const left = ORDER.flatMap((name) => children.filter((child) => child.name === name)).filter(isRunning);
  for (const child of left) await end(child);
  const names = left.map((child) => child.name);
  return (await endLeftoverPostgres(dataDir)) ? [...names, "database"] : names;
}

const isRunning = (child: RunningChild): boolean => isAlive(child.pid, child.identity);

async function end(child: RunningChild): Promise<void> {
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    send(child, signal);
    const until = Date.now() + WAIT_MS;
    while (isRunning(child) && Date.now() < until) await pause(LOOK_MS);
    if (!isRunning(child)) return;
  }
  throw new StartFault(`The ${child.name} of an earlier run (process ${child.pid}) does not end.`);
}

function send(child: RunningChild, signal: NodeJS.Signals): void {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EPERM") {
      throw new StartFault(`The ${child.name} of an earlier run (process ${child.pid}) belongs to another user.`);
    }
  }
}
