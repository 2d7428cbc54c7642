import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * A process number alone is used again, soon in a container, so a process is known by its number and the moment it began.
 * Returns null when no such process runs.
 */
export function identityOf(pid) {
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  return process.platform === "linux" ? fromProc(pid) : fromPs(pid);
}

export function isAlive(pid, identity) {
  const now = identityOf(pid);
  return now !== null && now === identity;
}

function fromProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name stands in parentheses and may hold blanks; state is the 1st field after it, the start time the 20th.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return null;
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot}:${fields[19]}`;
  } catch {
    return null;
  }
}

function fromPs(pid) {
  const listed = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
  return listed.stdout?.trim() || null;
}
