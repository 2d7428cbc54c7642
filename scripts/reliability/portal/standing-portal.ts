import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { deriveSecret } from "@/lib/support/derive-secret";
import { ensureBuilt } from "../../stack/build";
import { freePort } from "../../stack/ports";
import { ROOT } from "../../stack/project";
import type { Ground } from "../ground";
import { makeUnproxied } from "./unproxied-build";

export interface StandingPortal {
  /** Where it listens. */
  readonly origin: string;
  /** Where it believes to be; the same unless it was told another. */
  readonly appOrigin: string;
  readonly pid: number;
  log(): string;
  end(): Promise<void>;
}

export interface PortalOptions {
  readonly signal: AbortSignal;
  /** Without it `proxy.ts` is not in the build at all: what it does is then nobody's. */
  readonly isProxied?: boolean;
  readonly appOrigin?: string;
  readonly onLine?: (line: string) => void;
}

const READY_WITHIN_MS = 30_000;
const LOOK_MS = 50;

/** The pages as they are built, before the ground's database and sandbox; no worker. */
export async function startPortal(ground: Ground, options: PortalOptions): Promise<StandingPortal> {
  await ensureBuilt(options.signal);
  const standalone = join(ROOT, ".next/standalone");
  const folder = options.isProxied === false ? makeUnproxied(standalone, join(ground.home, "unproxied")) : standalone;
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const appOrigin = options.appOrigin ?? origin;
  const child = spawn(process.execPath, [join(folder, "server.js")], {
    env: { ...process.env, ...environmentOf(port, appOrigin) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  let log = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      log = (log + text).slice(-1_000_000);
    });
    if (options.onLine) createInterface({ input: stream }).on("line", options.onLine);
  }
  const end = async () => {
    process.off("exit", kill);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    kill();
    await ended;
  };
  const until = Date.now() + READY_WITHIN_MS;
  while (!(await isUp(origin))) {
    if (Date.now() < until && child.exitCode === null) await pause(LOOK_MS, undefined, { signal: options.signal });
    else {
      await end();
      throw new Error(`The portal did not come up:\n${log}`);
    }
  }
  return { origin, appOrigin, pid: child.pid ?? 0, log: () => log, end };
}

function environmentOf(port: number, appOrigin: string): Record<string, string> {
  return {
    NODE_ENV: "production",
    TZ: "UTC",
    PORT: String(port),
    HOST: "127.0.0.1",
    HOSTNAME: "127.0.0.1",
    APP_ORIGIN: appOrigin,
    NEXTAUTH_URL: appOrigin,
    NEXTAUTH_SECRET: deriveSecret("session"),
  };
}

async function isUp(origin: string): Promise<boolean> {
  return fetch(`${origin}/api/health`).then(
    (answer) => answer.ok,
    () => false,
  );
}
