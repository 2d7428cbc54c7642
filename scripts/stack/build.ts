import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isBuildFresh, sourceHash, stampBuild } from "./build-stamp";
import { takeLock } from "./lock.mjs";
import { step } from "./progress.mjs";
import { ROOT } from "./project";
import { StartFault } from "./start-fault.mjs";

const TURN_MS = 500;
const TURN_WITHIN_MS = 15 * 60_000;

/** Brings the built pages up to date with their sources. Two starts in one checkout take turns. */
export async function ensureBuilt(signal: AbortSignal): Promise<void> {
  if (isBuildFresh(sourceHash())) return;
  await step("building the pages", async () => {
    const turn = await awaitTurn(signal);
    try {
      const hash = sourceHash();
      if (!isBuildFresh(hash)) await build(hash, signal);
    } finally {
      turn.release();
    }
  });
}

async function awaitTurn(signal: AbortSignal): Promise<{ release(): void }> {
  const folder = join(ROOT, "node_modules/.cache/headwater");
  mkdirSync(folder, { recursive: true });
  const until = Date.now() + TURN_WITHIN_MS;
  for (;;) {
    try {
      return takeLock(folder);
    } catch (error) {
      if (!(error instanceof StartFault) || Date.now() > until) throw error;
      await pause(TURN_MS, undefined, { signal });
    }
  }
}

async function build(hash: string, signal: AbortSignal): Promise<void> {
  rmSync(join(ROOT, ".next/standalone"), { recursive: true, force: true });
  await runNode("next build", ["node_modules/next/dist/bin/next", "build"], signal);
  const target = join(ROOT, ".next/standalone");
  cpSync(join(ROOT, ".next/static"), join(target, ".next/static"), { recursive: true });
  if (existsSync(join(ROOT, "public"))) cpSync(join(ROOT, "public"), join(target, "public"), { recursive: true });
  stampBuild(hash);
}

async function runNode(title: string, args: readonly string[], signal: AbortSignal): Promise<void> {
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, signal, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-20_000);
    });
  }
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  signal.throwIfAborted();
  if (code === 0) return;
  if (/ENOSPC|No space left/i.test(said))
    throw new StartFault(`The disk is full: ${title} could not be finished in ${ROOT}.`);
  if (/EACCES|EROFS/.test(said)) throw new StartFault(`This user may not write ${join(ROOT, ".next")}.`);
  throw new StartFault(`${title} failed:\n${said.trim().split("\n").slice(-25).join("\n")}`);
}
