import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { identityOf, isAlive } from "./process-identity.mjs";
import { StartFault } from "./start-fault.mjs";

const REPAIR_MS = 5_000;
const TRIES = 50;
const PAUSE_MS = 20;

/**
 * One stack per home. The lock is a file that appears complete (a hard link) or not at all; one left behind by a killed
 * run is known by its process no longer being there.
 */
export function takeLock(home, saying = alreadyRunning) {
  const path = join(home, "lock");
  for (let round = 0; round < TRIES; round += 1) {
    if (create(path)) return { release: () => release(path) };
    const holder = read(path);
    if (holder && isAlive(holder.pid, holder.identity)) throw new StartFault(saying(home, holder));
    repair(path);
  }
  throw new StartFault(`The lock in ${home} could not be taken: another start is taking it at the same moment.`);
}

function create(path) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, identity: identityOf(process.pid) }), { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Only one of several starts may remove a stale lock, or it could remove the lock another of them has just made. */
function repair(path) {
  const mark = `${path}.repair`;
  try {
    writeFileSync(mark, "", { flag: "wx" });
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    if (ageMs(mark) > REPAIR_MS) rmSync(mark, { force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    return;
  }
  const holder = read(path);
  if (!holder || !isAlive(holder.pid, holder.identity)) rmSync(path, { force: true });
  rmSync(mark, { force: true });
}

function release(path) {
  if (read(path)?.pid === process.pid) rmSync(path, { force: true });
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

function ageMs(path) {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

function alreadyRunning(home, holder) {
  const run = read(join(home, "run.json"));
  const where = run?.pid === holder.pid && run.address ? ` at ${run.address}` : "";
  const doing = where ? "is already running" : "is already being started";
  return `Headwater ${doing}${where} (process ${holder.pid}, home ${home}); end that one first, or give this one a HEADWATER_HOME of its own.`;
}
