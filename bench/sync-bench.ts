import { spawn } from "node:child_process";
import pg from "pg";
import { z } from "zod";
import { roleAddress } from "@/lib/support/role-address";
import { step } from "../scripts/stack/progress.mjs";
import { ROOT } from "../scripts/stack/project";
import { sandboxEnvironment } from "../scripts/stack/sandbox-environment";
import { WORKER_FLAGS } from "../scripts/stack/worker-flags";
import { outputOf } from "./output-of";
import { type SandboxProcess, startSandboxProcess } from "./sandbox-process";
import { type BenchDatabase, startBenchDatabase } from "./sync-database";
import type { Measured } from "./verdict";

const LARGE = ["--seed", "1", "--customers", "5000", "--accounts", "100000", "--rate-limit", "off"];
const SMALLER = ["--seed", "1", "--customers", "1000", "--accounts", "20000"];
const NO_LIMIT = 60_000;
const LIMIT_PER_MINUTE = 600;
const SECONDS = 60;
const WORKER_MB = 250;
const OVER_LIMIT_PERCENT = 5;
const LONGEST_READ_MS = 400_000;

const Read = z.object({ seconds: z.number(), peakMb: z.number() });
const Run = z.object({ state: z.string(), calls: z.number(), seen: z.number(), changed: z.number() });
const Requests = z.object({
  requests: z.array(z.object({ upstream: z.string(), at: z.string(), status: z.number().nullable() })),
});
type ReadOnce = z.output<typeof Read> & z.output<typeof Run>;

/** How long the lists of a large partner take to read, how much memory that needs, and what is left of a rate limit. */
export async function measure(signal: AbortSignal): Promise<Measured> {
  const [first, again] = await inWorld("large", LARGE, (read) =>
    step("reading a large world", () => twice(read, signal)),
  );
  const limited = [...SMALLER, "--rate-limit", String(LIMIT_PER_MINUTE)];
  const paced = await inWorld("limited", limited, (read, sandbox) =>
    step(`reading at ${LIMIT_PER_MINUTE} calls a minute`, async () => ({
      ...(await read(LIMIT_PER_MINUTE)),
      ...(await paceOf(sandbox)),
    })),
  );
  return {
    seed: 1,
    figures: {
      rows: first.seen,
      calls: first.calls,
      first_seconds: rounded(first.seconds),
      first_peak_mb: first.peakMb,
      unchanged_seconds: rounded(again.seconds),
      unchanged_peak_mb: again.peakMb,
      limited_calls: paced.calls,
      limited_seconds: rounded(paced.seconds),
      limited_reading_seconds: rounded(paced.readingSeconds),
      limited_over_percent: rounded((paced.readingSeconds / paced.allowedSeconds - 1) * 100),
      limited_refused: paced.refused,
    },
    goals: {
      rows: { min: 100_000 },
      first_seconds: { max: SECONDS },
      first_peak_mb: { max: WORKER_MB },
      unchanged_seconds: { max: SECONDS },
      unchanged_peak_mb: { max: WORKER_MB },
      limited_over_percent: { max: OVER_LIMIT_PERCENT },
      limited_refused: { max: 0 },
    },
  };
}

type ReadLists = (ratePerMinute: number) => Promise<ReadOnce>;

async function twice(read: ReadLists, signal: AbortSignal): Promise<[ReadOnce, ReadOnce]> {
  const first = await read(NO_LIMIT);
  signal.throwIfAborted();
  return [first, await read(NO_LIMIT)];
}

/** From the first call of the lists to the last: what the limit alone decides, not how fast rows are put. */
async function paceOf({ place }: SandboxProcess) {
  const { requests } = Requests.parse(await (await fetch(`${place.control}/requests`)).json());
  const lists = requests.filter(({ upstream }) => upstream === "cloudhealth");
  const times = lists.map(({ at }) => Date.parse(at)).sort((a, b) => a - b);
  return {
    readingSeconds: ((times.at(-1) ?? Number.NaN) - (times[0] ?? Number.NaN)) / 1000,
    allowedSeconds: ((times.length - 1) * 60) / LIMIT_PER_MINUTE,
    refused: lists.filter(({ status }) => status === 429).length,
  };
}

type InWorld<T> = (read: ReadLists, sandbox: SandboxProcess) => Promise<T>;

async function inWorld<T>(name: string, world: readonly string[], work: InWorld<T>): Promise<T> {
  const database = await startBenchDatabase(`sync-${name}`);
  try {
    const sandbox = await startSandboxProcess(world);
    try {
      const upstreams = sandboxEnvironment(sandbox.place);
      const read: ReadLists = (rate) => readOnce(database, { ...upstreams, CLOUDHEALTH_RATE_PER_MINUTE: String(rate) });
      return await work(read, sandbox);
    } finally {
      await sandbox.stop();
    }
  } finally {
    await database.stop();
  }
}

async function readOnce(database: BenchDatabase, upstreams: Record<string, string>): Promise<ReadOnce> {
  const child = spawn(process.execPath, [...WORKER_FLAGS, "bench/sync-once.ts"], {
    cwd: ROOT,
    env: { ...process.env, ...database.environment, ...upstreams, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const read = Read.parse(JSON.parse(await outputOf(child, /^\{"seconds".*\}$/m, LONGEST_READ_MS)));
  const client = new pg.Client({ connectionString: roleAddress("headwater_staff") });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT state, calls, (changes->>'seen')::int AS seen, (changes->>'changed')::int AS changed
       FROM sync_run ORDER BY started_at DESC LIMIT 1`,
    );
    const run = Run.parse(rows[0]);
    if (run.state !== "done") throw new Error(`The reading ended as ${run.state}`);
    return { ...read, ...run };
  } finally {
    await client.end();
  }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
