import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll } from "vitest";
import { ROOT } from "../stack/project";
import { type SandboxPlace, sandboxEnvironment } from "../stack/sandbox-environment";

export interface TestSandbox {
  /** Where faults are ordered and requests read; known once the tests run. */
  readonly control: string;
}

export interface TestSandboxOptions {
  /** Calls a minute, or "off"; tests of the limit itself set it. */
  readonly rateLimit?: string;
  readonly args?: readonly string[];
}

/** Starts an emulator for the test file and points the environment at it before the settings are first read. */
export function useSandbox(options: TestSandboxOptions = {}): TestSandbox {
  const sandbox = { control: "" };
  let child: ChildProcess | undefined;
  beforeAll(async () => {
    const started = await startSandbox(options);
    child = started.child;
    sandbox.control = started.place.control;
    Object.assign(process.env, sandboxEnvironment(started.place));
    process.env.CLOUDHEALTH_RATE_PER_MINUTE = "60000";
  });
  afterAll(async () => {
    if (!child || child.exitCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  });
  return sandbox;
}

async function startSandbox(options: TestSandboxOptions): Promise<{ child: ChildProcess; place: SandboxPlace }> {
  const args = ["--port", "0", "--rate-limit", options.rateLimit ?? "off", ...(options.args ?? [])];
  const child = spawn(process.execPath, ["--import", "tsx", join(ROOT, "sandbox/server.ts"), ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "test", TZ: "UTC" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout })) return { child, place: JSON.parse(line) };
  throw new Error("The sandbox ended before it was ready");
}
