import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { step } from "./progress.mjs";
import { StartFault } from "./start-fault.mjs";

const read = (path) => JSON.parse(readFileSync(path, "utf8"));

export function requireNode(root) {
  const wanted = read(join(root, "package.json")).engines.node;
  const [, low, patch, high] = /^>=(\d+)\.(\d+) <(\d+)$/.exec(wanted) ?? [];
  const [major, minor] = process.versions.node.split(".").map(Number);
  const isOld = major < Number(low) || (major === Number(low) && minor < Number(patch));
  if (low === undefined || (!isOld && major < Number(high))) return;
  throw new StartFault(`Headwater needs Node ${wanted}, and this is Node ${process.versions.node}.`);
}

export async function ensureInstalled(root, signal) {
  if (isInstalled(root)) return;
  await step("installing packages", () => run(root, signal));
}

/** npm keeps a list of what it has put into node_modules; it is compared with the lock file, entry by entry. */
export function isInstalled(root) {
  const kept = join(root, "node_modules/.package-lock.json");
  if (!existsSync(kept)) return false;
  const present = read(kept).packages;
  const wanted = Object.entries(read(join(root, "package-lock.json")).packages).filter(([path]) => path !== "");
  return wanted.every(([path, entry]) => {
    const found = present[path];
    if (!found) return entry.optional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

async function run(root, signal) {
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm ? [process.execPath, npm] : ["npm"];
  const args = [...first, "ci", "--no-audit", "--no-fund", "--include=dev", "--loglevel=warn"];
  const child = spawn(command, args, { cwd: root, signal, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      said = (said + text).slice(-20_000);
    });
  }
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  signal.throwIfAborted();
  if (code === 0) return;
  if (/ENOSPC/.test(said)) throw new StartFault(`The disk is full: the packages could not be installed in ${root}.`);
  if (/EACCES|EPERM|EROFS/.test(said)) throw new StartFault(`This user may not write ${join(root, "node_modules")}.`);
  throw new StartFault(`npm ci failed:\n${said.trim().split("\n").slice(-12).join("\n")}`);
}
