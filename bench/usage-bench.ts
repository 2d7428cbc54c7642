import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { createGunzip } from "node:zlib";
import pg from "pg";
import { freePort } from "../scripts/stack/ports";
import { step } from "../scripts/stack/progress.mjs";
import { ROOT } from "../scripts/stack/project";
import { outputOf } from "./output-of";
import { startSandboxProcess } from "./sandbox-process";
import { startBenchDatabase } from "./sync-database";
import { bareExport, bareImport, bareImportOfKept } from "./usage/bare-copy";
import { serveHereFile } from "./usage/here-file";
import { monthBefore, openUsageOutput } from "./usage-output";
import { type Measured, medianOf, p95Of } from "./verdict";

/** More streams than rows are reported, so that the report is as long as one can be. */
const WORLD = ["--seed", "1", "--usage-rows", "1100000", "--rate-limit", "off"];
const ROUNDS = 3;
const PAGES = 15;
/** The flags of `npm run worker`. */
const WORKER = ["--max-semi-space-size=4", "--heap-growing-percent=25", "--conditions=react-server", "--import", "tsx"];
const SERVER = ["--conditions=react-server", "--import", "tsx"];
const REPORT = "00000000-0000-4000-8000-0000000000aa";
const PART = "00000000-0000-4000-8000-0000000000bb";

const run = promisify(execFile);
type Figures = Record<string, number>;
type Environment = Readonly<Record<string, string>>;

/** A million rows from HERE's file to a page of them and out again, beside psql doing the same with a flat table. */
export async function measure(signal: AbortSignal): Promise<Measured> {
  const database = await startBenchDatabase("usage");
  const folder = join(ROOT, ".headwater-test", "bench-usage");
  const url = database.environment.DATABASE_URL ?? "";
  try {
    const realm = await step("having a million rows reported", () => fetchReport(folder, signal));
    const here = await serveHereFile(join(folder, "report.csv.gz"), realm);
    const environment = { ...database.environment, ...here.environment };
    try {
      await insertReport(url, realm);
      const kept = await step("taking it in", () => measureKeeping(url, { folder, environment, signal }));
      const explored = await step("exploring it", () => measureServer(url, environment, signal));
      return {
        seed: 1,
        figures: { ...kept, ...explored },
        goals: {
          keep_ratio: { min: 0.8 },
          keep_peak_mb: { max: 250 },
          page_p95_ms: { max: 150 },
          group_ms: { max: 1_000 },
          export_first_byte_ms: { max: 1_000 },
          export_ratio: { min: 0.7 },
          export_peak_mb: { max: 200 },
        },
      };
    } finally {
      await here.stop();
    }
  } finally {
    await database.stop();
  }
}

/** The file as HERE sends it, and inflated for psql. */
async function fetchReport(folder: string, signal: AbortSignal): Promise<string> {
  const sandbox = await startSandboxProcess(WORLD);
  try {
    const { output, realm } = await openUsageOutput(sandbox, signal);
    const path = join(folder, "report.csv.gz");
    await pipeline(Readable.from(output), createWriteStream(path));
    const { createReadStream } = await import("node:fs");
    await pipeline(createReadStream(path), createGunzip(), createWriteStream(join(folder, "report.csv")));
    return realm;
  } finally {
    await sandbox.stop();
  }
}

async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const TABLES = ["usage_report", "usage_report_part"];

async function unheld(url: string, statements: readonly [string, unknown[]][]): Promise<void> {
  await asOwner(url, async (client) => {
    for (const table of TABLES) await client.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    for (const [text, values] of statements) await client.query(text, values);
    for (const table of TABLES) await client.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  });
}

function insertReport(url: string, realm: string): Promise<void> {
  const { from, to } = monthBefore();
  const request = { from, to, detailLevel: "day", groupBy: ["appId", "project", "billingTag"], subAccounts: [] };
  return unheld(url, [
    [
      "INSERT INTO usage_report (id, realm, request, requested_by_id, requested_by_name) VALUES ($1, $2, $3, $1, 'bench')",
      [REPORT, realm, JSON.stringify(request)],
    ],
    [
      `INSERT INTO usage_report_part (id, report_id, seq, from_time, to_time, state, operation_id, here_id)
       VALUES ($1, $2, 0, $3::date, $4::date, 'requested', $1, 'REPORT-1000')`,
      [PART, REPORT, from, to],
    ],
  ]);
}

interface Place {
  readonly folder: string;
  readonly environment: Environment;
  readonly signal: AbortSignal;
}

async function measureKeeping(url: string, { folder, environment, signal }: Place): Promise<Figures> {
  const { from, to } = monthBefore();
  const part = {
    id: PART,
    reportId: REPORT,
    customerId: null,
    hereId: "REPORT-1000",
    from: `${from}T00:00:00.000Z`,
    to: `${to}T00:00:00.000Z`,
  };
  const env = { ...process.env, ...environment, PART: JSON.stringify(part) };
  const rounds: { keep: number; bare: number; own: number; peakMb: number }[] = [];
  let columns: string[] = [];
  let rows = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    signal.throwIfAborted();
    const bare = await bareImport(url, join(folder, "report.csv"));
    const { stdout } = await run(process.execPath, [...WORKER, "bench/usage/keep-once.ts"], { cwd: ROOT, env });
    const kept = JSON.parse(stdout.slice(stdout.lastIndexOf("{")));
    const own = await bareImportOfKept(url, { part: PART, folder });
    rounds.push({ keep: kept.seconds, bare, own, peakMb: kept.peakMb });
    process.stderr.write(`  ${JSON.stringify(rounds.at(-1))}\n`);
    ({ columns, rows } = kept);
  }
  await unheld(url, [
    [
      "UPDATE usage_report_part SET state = 'ready', rows = $2, bytes = 1, columns = $3, kept_at = now() WHERE id = $1",
      [PART, rows, columns],
    ],
  ]);
  return {
    rows,
    keep_seconds: round2(medianOf(rounds.map(({ keep }) => keep))),
    keep_bare_seconds: round2(medianOf(rounds.map(({ bare }) => bare))),
    keep_ratio: round2(medianOf(rounds.map(({ keep, bare }) => bare / keep))),
    keep_ratio_of_kept_form: round2(medianOf(rounds.map(({ keep, own }) => own / keep))),
    keep_peak_mb: Math.round(Math.max(...rounds.map(({ peakMb }) => peakMb))),
  };
}

const round2 = (value: number) => Math.round(value * 100) / 100;

/** What people look at: the first page, one far inside, sorted by figures and texts, filtered by texts, words and days. */
const PAGES_ASKED = [
  "",
  "page=25000",
  "sort=billable",
  "sort=at&direction=descending&page=3",
  "sort=project_hrn&page=400",
  "billing_tag=checkout&sort=name",
  "category=Data&sort=billable",
  "q=fleet",
];
const GROUPS_ASKED = [
  "view=groups",
  "view=groups&group=project_hrn",
  "view=groups&group=at",
  "view=groups&group=billing_tag&category=Data",
];
const DAYS_ASKED = ["from=2000-01-01&sort=name"];

async function measureServer(url: string, environment: Environment, signal: AbortSignal): Promise<Figures> {
  const port = await freePort();
  const env = { ...process.env, ...environment, PORT: String(port), REPORT };
  const server = spawn(process.execPath, [...SERVER, "bench/usage/explorer-server.ts"], {
    cwd: ROOT,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const origin = `http://127.0.0.1:${port}`;
  try {
    await outputOf(server, /listening/);
    const pages = await pageTimes(origin, PAGES_ASKED, signal);
    const groups = await pageTimes(origin, GROUPS_ASKED, signal);
    const days = await pageTimes(origin, DAYS_ASKED, signal);
    const exported = await measureExport(url, origin, signal);
    return {
      page_p50_ms: Math.round(medianOf(pages)),
      page_p95_ms: Math.round(p95Of(pages)),
      page_of_days_ms: Math.round(medianOf(days)),
      group_p50_ms: Math.round(medianOf(groups)),
      group_ms: Math.round(p95Of(groups)),
      ...exported,
    };
  } finally {
    await stopped(server);
  }
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  await ended;
}

async function pageTimes(origin: string, asked: readonly string[], signal: AbortSignal): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round <= PAGES; round += 1) {
    for (const query of asked) {
      signal.throwIfAborted();
      const since = performance.now();
      await (await fetch(`${origin}/page?${query}`)).json();
      const ms = performance.now() - since;
      if (round > 0) times.push(ms);
      if (round === PAGES) process.stderr.write(`  ${query || "first page"}: ${Math.round(ms)} ms\n`);
    }
  }
  return times;
}

async function measureExport(url: string, origin: string, signal: AbortSignal): Promise<Figures> {
  const rounds: { first: number; seconds: number; bare: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    signal.throwIfAborted();
    const bare = await bareExport(url);
    const since = performance.now();
    const { body } = await fetch(`${origin}/csv`);
    let first = 0;
    for await (const piece of body ?? []) {
      // The head is written before anything is asked; a first row is what counts.
      if (first === 0 && piece.length > 1_000) first = performance.now() - since;
    }
    rounds.push({ first, seconds: (performance.now() - since) / 1000, bare });
    process.stderr.write(`  ${JSON.stringify(rounds.at(-1))}\n`);
  }
  return {
    export_first_byte_ms: Math.round(medianOf(rounds.map(({ first }) => first))),
    export_seconds: round2(medianOf(rounds.map(({ seconds }) => seconds))),
    export_bare_seconds: round2(medianOf(rounds.map(({ bare }) => bare))),
    export_ratio: round2(medianOf(rounds.map(({ seconds, bare }) => bare / seconds))),
    export_peak_mb: Math.round(Number(await (await fetch(`${origin}/peak`)).text())),
  };
}
