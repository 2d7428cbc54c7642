import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { z } from "zod";
import { roleAddress } from "@/lib/support/role-address";
import { endLeftovers } from "../scripts/stack/leftovers";
import { freePort } from "../scripts/stack/ports";
import { isAlive } from "../scripts/stack/process-identity.mjs";
import { step } from "../scripts/stack/progress.mjs";
import { ROOT } from "../scripts/stack/project";
import { readRunRecord } from "../scripts/stack/run-record";
import { sandboxEnvironment } from "../scripts/stack/sandbox-environment";
import { startTestStack, type TestStack } from "../scripts/stack/test-stack";
import { outputOf } from "./output-of";

const WORLD = ["--seed", "1", "--customers", "500", "--accounts", "3000", "--rate-limit", "off"];
const SYNCED_WITHIN_MS = 120_000;

const Place = z.object({
  cloudhealth: z.string(),
  cloudmc: z.string(),
  here: z.string(),
  hereToken: z.string(),
  control: z.string(),
});

export interface BenchStack {
  readonly origin: string;
  /** Where PostgreSQL is reached as the role the staff's pages read with. */
  readonly database: string;
  /** Where PostgreSQL is reached as the owner of the tables. */
  readonly owner: string;
  /** Of the process that answers pages. */
  webPid(): number;
  /** Halts the worker, which reads the costs of one customer after another for a long while and shares the cores. */
  rest(): void;
  stop(): Promise<void>;
}

/** Headwater as people run it, before a larger sandbox than theirs, once it has read the lists. */
export async function startBenchStack(signal: AbortSignal): Promise<BenchStack> {
  const home = join(ROOT, ".headwater-test/bench");
  await endLeftovers(home, join(home, "postgres"));
  rmSync(home, { recursive: true, force: true });
  const sandbox = spawn(
    process.execPath,
    ["--import", "tsx", "sandbox/server.ts", "--port", String(await freePort()), ...WORLD],
    { cwd: ROOT, env: { ...process.env, NODE_ENV: "test" }, stdio: ["ignore", "pipe", "inherit"] },
  );
  process.once("exit", () => sandbox.kill("SIGTERM"));
  let stack: TestStack | null = null;
  const stop = async () => {
    signalWorker(home, "SIGCONT");
    await stack?.stop();
    sandbox.kill("SIGTERM");
  };
  try {
    const environment = { ...(await addresses(sandbox)), CLOUDHEALTH_RATE_PER_MINUTE: "60000" };
    stack = await startTestStack(home, signal, { environment });
    if (!stack) throw new Error("Headwater did not start");
    Object.assign(process.env, stack.environment);
    const database = roleAddress("headwater_staff");
    await step("waiting for the lists", () => awaitSync(database, signal));
    const owner = process.env.DATABASE_URL ?? "";
    const webPid = () => readRunRecord(home)?.children.find(({ name }) => name === "web")?.pid ?? 0;
    return { origin: stack.origin, database, owner, webPid, rest: () => signalWorker(home, "SIGSTOP"), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function addresses(sandbox: ChildProcess): Promise<Record<string, string>> {
  const line = await outputOf(sandbox, /^\{"ready":true.*\}$/m);
  return sandboxEnvironment(Place.parse(JSON.parse(line)));
}

async function awaitSync(database: string, signal: AbortSignal): Promise<void> {
  const pool = new pg.Pool({ connectionString: database, max: 1 });
  const until = Date.now() + SYNCED_WITHIN_MS;
  try {
    for (;;) {
      const { rows } = await pool.query("SELECT upstream FROM sync_run WHERE state = 'running' OR ended_at IS NULL");
      if (rows.length === 0) return;
      if (Date.now() > until) throw new Error("The first read of the upstreams did not end");
      await pause(500, undefined, { signal });
    }
  } finally {
    await pool.end();
  }
}

function signalWorker(home: string, signal: "SIGSTOP" | "SIGCONT"): void {
  const worker = readRunRecord(home)?.children.find(({ name }) => name === "worker");
  if (worker && isAlive(worker.pid, worker.identity)) process.kill(worker.pid, signal);
}
