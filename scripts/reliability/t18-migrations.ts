import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { applyMigrations } from "../migrations/apply-migrations";
import { migrateDatabase } from "../migrations/migrate-database";
import { readMigrations } from "../migrations/migration-files";
import { MIGRATIONS, ROOT } from "../stack/project";
import { createDice, type Dice } from "../testing/assignment-contract/dice";
import type { TestSql } from "../testing/sql";
import type { Ground } from "./ground";
import { historyBreaks } from "./history-replay";
import { COST_HISTORIES, RELEASED_DATA, TWO_AT_ONCE, WHOLE_REPORTS } from "./released-data";
import type { ReliabilityTest } from "./reliability-test";
import { columnsOf, differencesOf, dumpSchema, sumTables } from "./schema-dump";

const KILLS = { ci: 7, release: 20 };
const RELEASED_IN_CI = 3;
/** Their rows are mended on the way: two runs under way become one, documents of costs facts, reports and their requests get parts. */
const MENDED = ["sync_run", "cost_history", "partner_cost_history", "usage_report", "usage_report_chunk", "operation"];

/** T18: every released schema with rows in it comes to be the newest, however often the migrating process is killed. */
export const run: ReliabilityTest = async ({ isRelease, seed, signal, ground: lazily, tell }) => {
  const ground = await lazily();
  const dice = createDice(seed);
  const names = readMigrations(MIGRATIONS).map(({ name }) => name);
  const released = names.map((_, at) => at).slice(isRelease ? 0 : Math.max(1, names.length - RELEASED_IN_CI));
  const newest = await newestSchema(ground);
  const totals = { kills: 0, killsInTheMiddle: 0, differences: 0 };
  for (const count of released) {
    signal.throwIfAborted();
    const from = { name: `released_${process.pid}_${count}`, migrations: names.slice(0, count) };
    await makeReleased(ground, from);
    const straight = await migrateStraight(ground, from.name, newest);
    const wrongs = [...straight.wrongs];
    for (let kill = 0; kill < KILLS[isRelease ? "release" : "ci"]; kill += 1) {
      signal.throwIfAborted();
      const killed = await migrateKilled(ground, { from: from.name, dice, straight, newest });
      totals.kills += 1;
      totals.killsInTheMiddle += killed.wasMiddle ? 1 : 0;
      wrongs.push(...killed.wrongs);
    }
    await drop(ground, from.name);
    totals.differences += wrongs.length;
    tell(`from ${from.migrations.at(-1) ?? "nothing"}: ${straight.ms} ms straight, ${wrongs.length} differences`);
    for (const wrong of wrongs.slice(0, 10)) tell(wrong.slice(0, 500));
  }
  return {
    figures: { schemas: released.length, ...totals },
    goals: {
      schemas: { min: Math.min(released.length, RELEASED_IN_CI) },
      differences: { max: 0 },
      killsInTheMiddle: { min: 1 },
    },
  };
};

interface Straight {
  readonly ms: number;
  readonly sums: ReadonlyMap<string, string>;
  readonly wrongs: readonly string[];
}

async function newestSchema(ground: Ground): Promise<string[]> {
  const name = `newest_${process.pid}`;
  await create(ground, name, "template1");
  await migrateDatabase({ databaseUrl: urlOf(ground, name), folder: MIGRATIONS, passwords: {} });
  const schema = await within(ground, name, dumpSchema);
  await drop(ground, name);
  return schema;
}

async function makeReleased(
  ground: Ground,
  { name, migrations }: { name: string; migrations: readonly string[] },
): Promise<void> {
  const folder = join(ground.home, name);
  mkdirSync(folder, { recursive: true });
  for (const migration of migrations) cpSync(join(MIGRATIONS, migration), join(folder, migration), { recursive: true });
  await create(ground, name, "template1");
  if (migrations.length === 0) return;
  await applyMigrations(urlOf(ground, name), folder);
  const isBefore = (ending: string) => !migrations.some((one) => one.endsWith(ending));
  const data = [
    RELEASED_DATA,
    ...(migrations.length === 1 ? [TWO_AT_ONCE] : []),
    ...(isBefore("_cost_facts") ? [COST_HISTORIES] : []),
    ...(isBefore("_usage_parts") ? [WHOLE_REPORTS] : []),
  ];
  await within(ground, name, (sql) => sql(data.join("")));
}

/** Undisturbed, then once more: nothing is lost on the way, and the second time does nothing. */
async function migrateStraight(ground: Ground, from: string, newest: readonly string[]): Promise<Straight> {
  const name = `${from}_straight`;
  await create(ground, name, from);
  const before = await within(ground, name, async (sql) => {
    const columns = await columnsOf(sql);
    return { columns, sums: await sumTables(sql, columns) };
  });
  const since = performance.now();
  const plan = { databaseUrl: urlOf(ground, name), folder: MIGRATIONS, passwords: {} };
  await migrateDatabase(plan);
  const ms = Math.round(performance.now() - since);
  const sums = await within(ground, name, sumTables);
  const kept = await within(ground, name, (sql) => sumTables(sql, before.columns));
  const again = await migrateDatabase(plan);
  const [schema, sumsAgain, breaks] = await within(
    ground,
    name,
    async (sql) => [await dumpSchema(sql), await sumTables(sql), await historyBreaks(sql)] as const,
  );
  await drop(ground, name);
  const wrongs = [
    ...again.map((migration) => `${migration} was applied twice`),
    ...differencesOf("schema", newest, schema),
    ...differencesOf("rows of before", linesOf(before.sums), linesOf(kept)).filter(
      (line) => !MENDED.some((table) => line.includes(` ${table}: `)),
    ),
    ...differencesOf("rows after the second time", linesOf(sums), linesOf(sumsAgain)),
    ...breaks,
  ];
  return { ms, sums, wrongs };
}

interface KilledRun {
  readonly from: string;
  readonly dice: Dice;
  readonly straight: Straight;
  readonly newest: readonly string[];
}

/** Killed at a moment that is drawn, then migrated by another process. */
async function migrateKilled(
  ground: Ground,
  { from, dice, straight, newest }: KilledRun,
): Promise<{ wasMiddle: boolean; wrongs: string[] }> {
  const name = `${from}_killed`;
  await create(ground, name, from);
  const wasMiddle = await killAfter(urlOf(ground, name), dice.below(Math.ceil(straight.ms * 1.1)));
  await migrateDatabase({ databaseUrl: urlOf(ground, name), folder: MIGRATIONS, passwords: {} });
  const [schema, sums, breaks] = await within(
    ground,
    name,
    async (sql) => [await dumpSchema(sql), await sumTables(sql), await historyBreaks(sql)] as const,
  );
  await drop(ground, name);
  const wrongs = [
    ...differencesOf("schema", newest, schema),
    ...differencesOf("rows", linesOf(straight.sums), linesOf(sums)),
    ...breaks,
  ];
  return { wasMiddle, wrongs };
}

/** True when it had begun and was not done. */
async function killAfter(url: string, ms: number): Promise<boolean> {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", join(ROOT, "scripts/reliability/migrate-once.ts"), url],
    {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const ended = once(child, "exit");
  let said = "";
  child.stdout.on("data", (text) => {
    said += text;
  });
  await Promise.race([once(child.stdout, "data"), ended]);
  await Promise.race([pause(ms), ended]);
  child.kill("SIGKILL");
  await ended;
  if (!said.startsWith("go")) throw new Error("The migrating process ended before it began");
  return !said.includes("done");
}

function linesOf(sums: ReadonlyMap<string, string>): string[] {
  return [...sums].map(([table, sum]) => `${table}: ${sum}`);
}

function urlOf(ground: Ground, name: string): string {
  return Object.assign(new URL(ground.databaseUrl), { pathname: `/${name}` }).href;
}

async function create({ sql, databaseUrl }: Ground, name: string, template: string): Promise<void> {
  await sql(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${new URL(databaseUrl).username}`);
}

/** A killed client's server process works to the end of its message before it notices. */
async function drop({ sql }: Ground, name: string): Promise<void> {
  await sql(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

async function within<T>(ground: Ground, name: string, work: (sql: TestSql) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: Object.assign(new URL(ground.superuserUrl), { pathname: `/${name}` }).href,
  });
  await client.connect();
  try {
    return await work(
      async <R extends object>(text: string, values: readonly unknown[] = []) =>
        (await client.query<R & pg.QueryResultRow>(text, [...values])).rows,
    );
  } finally {
    await client.end();
  }
}
