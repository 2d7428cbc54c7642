import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { othersOf } from "./own-variables";
import { freePort } from "./ports";
import { ROOT } from "./project";
import { readRunRecord } from "./run-record";

export interface TestStack {
  readonly origin: string;
  readonly control: string;
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const LOOK_MS = 100;

/** Starts everything as `npm start` does, in a home of its own; null when it does not come up, which it has then told. */
export async function startTestStack(
  home: string,
  signal: AbortSignal,
  { root = ROOT, environment: extra = {} }: { root?: string; environment?: Readonly<Record<string, string>> } = {},
): Promise<TestStack | null> {
  const port = await freePort();
  const given = othersOf(process.env);
  const environment = { HEADWATER_HOME: home, PORT: String(port), HEADWATER_SANDBOX_RATE_LIMIT: "off", ...extra };
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    // Of a group of its own, so that Ctrl-C leaves it to us when it ends.
    detached: true,
    env: { ...given, NODE_ENV: "test", ...environment },
    // Standard output may be kept for one line of figures.
    stdio: ["ignore", process.stderr, process.stderr],
  });
  const ended = once(child, "exit");
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    await ended;
  };
  while (child.exitCode === null && child.signalCode === null) {
    if (signal.aborted) {
      await stop();
      signal.throwIfAborted();
    }
    const run = readRunRecord(home);
    if (run?.isReady && run.pid === child.pid) {
      return {
        origin: run.address,
        control: run.environment.SANDBOX_CONTROL_URL ?? "",
        environment: run.environment,
        stop,
      };
    }
    await pause(LOOK_MS);
  }
  return null;
}
