import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { freePort } from "../scripts/stack/ports";
import { ROOT } from "../scripts/stack/project";
import { outputOf } from "./output-of";

const Place = z.object({
  cloudhealth: z.string(),
  cloudmc: z.string(),
  here: z.string(),
  hereToken: z.string(),
  control: z.string(),
});

export interface SandboxProcess {
  readonly place: z.output<typeof Place>;
  readonly startSeconds: number;
  /** The most memory it ever had, in MB; only Linux tells, elsewhere it is no number. */
  peakMb(): number;
  stop(): Promise<void>;
}

/** The emulator alone, as its own command runs it, and how long it took from nothing to its line. */
export async function startSandboxProcess(world: readonly string[]): Promise<SandboxProcess> {
  const port = String(await freePort());
  const since = performance.now();
  const child = spawn(process.execPath, ["--import", "tsx", "sandbox/server.ts", "--port", port, ...world], {
    cwd: ROOT,
    // The vendors tell their times in UTC, wherever they are emulated.
    env: { ...process.env, NODE_ENV: "test", TZ: "UTC" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const end = () => child.kill("SIGTERM");
  process.once("exit", end);
  const place = Place.parse(JSON.parse(await outputOf(child, /^\{"ready":true.*\}$/m)));
  const startSeconds = (performance.now() - since) / 1000;
  const stop = async () => {
    process.off("exit", end);
    if (child.exitCode !== null) return;
    const ended = once(child, "exit");
    end();
    await ended;
  };
  return { place, startSeconds, peakMb: () => peakMbOf(child.pid), stop };
}

function peakMbOf(pid: number | undefined): number {
  if (process.platform !== "linux" || pid === undefined) return Number.NaN;
  const found = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Math.round(Number(found?.[1]) / 1024);
}
