import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { identityOf, isAlive } from "./process-identity.mjs";
import { StartFault } from "./start-fault.mjs";

const WAIT_MS = 20_000;
const LOOK_MS = 25;

/**
 * A killed supervisor leaves its PostgreSQL behind. It is ended in order rather than taken over, so that from here on one
 * parent watches it. A pid file whose number now belongs to some other program is only in the way.
 */
export async function endLeftoverPostgres(dataDir: string): Promise<boolean> {
  const file = join(dataDir, "postmaster.pid");
  if (!existsSync(file)) return false;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  const identity = identityOf(pid);
  if (identity === null) return false;
  if (!commandLine(pid).includes(dataDir)) {
    rmSync(file, { force: true });
    return false;
  }
  send(pid, "SIGINT", dataDir);
  const until = Date.now() + WAIT_MS;
  while (isAlive(pid, identity)) {
    if (Date.now() > until) throw new StartFault(`An earlier PostgreSQL (process ${pid}) in ${dataDir} does not end.`);
    await pause(LOOK_MS);
  }
  return true;
}

function send(pid: number, signal: NodeJS.Signals, dataDir: string): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EPERM") {
      throw new StartFault(`PostgreSQL in ${dataDir} is already run by another user (process ${pid}).`);
    }
  }
}

export function commandLine(pid: number): string {
  if (process.platform === "linux") {
    const path = `/proc/${pid}/cmdline`;
    return existsSync(path) ? readFileSync(path, "utf8").replaceAll("\0", " ") : "";
  }
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
}
