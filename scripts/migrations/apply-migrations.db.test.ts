import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { beforeEach, expect, inject, test } from "vitest";
import { useDatabase } from "../testing/database";
import { useTemporaryFolders } from "../testing/temporary-folder";
import { applyMigrations } from "./apply-migrations";

const database = useDatabase();
const newFolder = useTemporaryFolders();
let folder = "";
let url = "";
let made = 0;

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

async function ask<T extends pg.QueryResultRow>(query: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(query)).rows;
  } finally {
    await client.end();
  }
}

const apply = () => applyMigrations(url, folder);

beforeEach(async () => {
  folder = newFolder();
  const name = `runner_${process.pid}_${made++}`;
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(`create database ${name}`);
  await owner.end();
  url = Object.assign(new URL(inject("templateUrl")), { pathname: `/${name}` }).href;
  write("20260101000000_first", "create table first (id int primary key);");
  write("20260102000000_second", "create table second (id int); -- the last line has no line break");
});

test("migrations are applied once, in the order of their names", async () => {
  expect(await apply()).toEqual(["20260101000000_first", "20260102000000_second"]);
  expect(await apply()).toEqual([]);
  write("20260103000000_third", "alter table second add column note text");
  expect(await apply()).toEqual(["20260103000000_third"]);
});

test("each applied migration leaves the row that Prisma would write", async () => {
  await apply();
  const rows = await ask("select * from _prisma_migrations order by started_at");
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    migration_name: "20260101000000_first",
    checksum: "20cab921ba3cc31e10dc5fcbc71443c3e86b0727f084e6f276d5d17c1bd0dae6",
    logs: null,
    rolled_back_at: null,
    applied_steps_count: 1,
  });
  expect(rows[0]?.finished_at.getTime()).toBeGreaterThanOrEqual(rows[0]?.started_at.getTime());
});

test("a migration that was changed after it had been applied is refused", async () => {
  await apply();
  write("20260101000000_first", "create table first (id bigint primary key);");
  await expect(apply()).rejects.toThrow(/20260101000000_first was changed after it had been applied/);
});

test("a database from a newer version is refused", async () => {
  write("20270101000000_future", "select 1");
  await apply();
  folder = newFolder();
  write("20260101000000_first", "create table first (id int primary key);");
  write("20260102000000_second", "create table second (id int); -- the last line has no line break");
  await expect(apply()).rejects.toThrow(/20270101000000_future, which this version does not know/);
});

test("a failed migration changes nothing, is recorded, and holds back the next start", async () => {
  write("20260103000000_third", "create table third (id int); insert into nowhere values (1);");
  await expect(apply()).rejects.toThrow(/20260103000000_third failed: relation "nowhere" does not exist/);
  expect(await ask("select to_regclass('third') as there")).toEqual([{ there: null }]);
  expect(await ask("select finished_at, logs from _prisma_migrations where migration_name like '%third'")).toEqual([
    { finished_at: null, logs: 'relation "nowhere" does not exist' },
  ]);
  await expect(apply()).rejects.toThrow(/20260103000000_third failed on .*relation "nowhere".*migrate resolve/);
});

test("a failed migration that was marked as rolled back is tried again", async () => {
  write("20260103000000_third", "insert into nowhere values (1);");
  await expect(apply()).rejects.toThrow();
  await ask("update _prisma_migrations set rolled_back_at = now() where finished_at is null");
  write("20260103000000_third", "create table third (id int);");
  expect(await apply()).toEqual(["20260103000000_third"]);
});

test("several processes that start at once apply each migration once", async () => {
  const outcomes = await Promise.all([apply(), apply(), apply()]);
  expect(outcomes.flat().sort()).toEqual(["20260101000000_first", "20260102000000_second"]);
});

test("a process that ends in the middle of a migration leaves neither half of it nor a row about it", async () => {
  await apply();
  write("20260103000000_third", "create table third (id int); alter table first add column note text;");
  const holder = new pg.Client({ connectionString: url });
  await holder.connect();
  await holder.query("begin; lock table first in access share mode");
  const cut = expect(apply()).rejects.toThrow(/20260103000000_third failed: terminating connection/);
  const waiting = () =>
    ask<{ pid: number }>(
      "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
  await expect.poll(waiting, { timeout: 10_000 }).toHaveLength(1);
  await ask(`select pg_terminate_backend(${(await waiting())[0]?.pid})`);
  await cut;
  await holder.end();
  expect(await apply()).toEqual(["20260103000000_third"]);
});

test("a migration may build an index without a lock on its table", async () => {
  write("20260103000000_third", "create index concurrently by_id on second (id);");
  expect(await apply()).toContain("20260103000000_third");
});
