import { randomUUID } from "node:crypto";
import type { WithPgClient } from "graphile-worker";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { FAILED_JOBS_KEPT_DAYS, tidyUp } from "@/lib/jobs/tidy-up";
import {
  DAILY_FIGURES_KEPT_DAYS,
  IMPORTS_KEPT_DAYS,
  OPERATIONS_KEPT_DAYS,
  RUNS_KEPT_DAYS,
  SESSIONS_KEPT_DAYS,
} from "@/lib/services/upkeep/sweep-old-rows";
import { useDatabase } from "@/scripts/testing/database";
import { SYSTEM } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sql = useSql(database);
let client: Client;

beforeAll(async () => {
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(() => client.end());
beforeEach(async () => {
  await sql(
    "TRUNCATE price_snapshot, operation, operation_batch, assignment, assignment_history, audit_entry, sync_run, sync_staging, worker_beat, customer_import, app_user CASCADE",
  );
  await sql("DELETE FROM graphile_worker._private_jobs");
});

const tidy = () => tidyUp(SYSTEM, (async (work) => work(client as never)) as WithPgClient);

async function operation(
  state: string,
  daysAgo: number,
  more: { batch?: string; after?: string } = {},
): Promise<string> {
  const id = randomUUID();
  const settled = ["SUCCEEDED", "REJECTED", "CANCELLED"].includes(state);
  await sql(
    `INSERT INTO operation (id, kind, upstream, resource_key, state, payload, payload_hash, actor_id, actor_name, created_at, settled_at, batch_id, after)
     VALUES ($1::uuid, 'assign-account', 'cloudhealth', $1::uuid::text, $2, '{}', 'x', $1::uuid, 'Ola', now() - make_interval(days => $3::int),
       CASE WHEN $4 THEN now() - make_interval(days => $3::int) END, $5::uuid, $6::uuid[])`,
    [id, state, daysAgo, settled, more.batch ?? null, more.after ? [more.after] : []],
  );
  await sql(
    "INSERT INTO audit_entry (actor_name, verb, subject, operation_id, detail) VALUES ('Ola', 'asked', 'x', $1, '{}')",
    [id],
  );
  return id;
}

async function run(state: string, daysAgo: number, startedDaysAgo = daysAgo): Promise<string> {
  const id = randomUUID();
  await sql(
    `INSERT INTO sync_run (id, upstream, state, step, changes, started_by, started_at, ended_at)
     VALUES ($1, 'cloudhealth', $2, 'customers', '{}', 'x', now() - make_interval(days => $3::int), now() - make_interval(days => $4::int))`,
    [id, state, startedDaysAgo, daysAgo],
  );
  return id;
}

async function held(owner: string, source: { run?: string; operation?: string }): Promise<void> {
  await sql(
    `INSERT INTO assignment (owner, upstream_id, customer_id, payer, managed_by, fetched_at, source_run_id, source_operation_id)
     VALUES ($1::text, '1', '3947', $1::text, 'v1', now(), $2, $3)`,
    [owner, source.run ?? null, source.operation ?? null],
  );
}

const ids = async (table: string) => (await sql<{ id: string }>(`SELECT id FROM ${table}`)).map(({ id }) => id).sort();

test("operations that are over go after their time, what is open or named by a row of the cache stays", async () => {
  const old = OPERATIONS_KEPT_DAYS + 1;
  for (const state of ["SUCCEEDED", "REJECTED", "CANCELLED"]) await operation(state, old);
  const source = await operation("SUCCEEDED", old);
  await held("111111111111", { operation: source });
  const awaited = await operation("SUCCEEDED", old);
  const kept = [
    source,
    awaited,
    await operation("QUEUED", old, { after: awaited }),
    await operation("NEEDS_REVIEW", old),
    await operation("SUCCEEDED", OPERATIONS_KEPT_DAYS - 1),
  ];
  await tidy();
  expect(await ids("operation")).toEqual(kept.sort());
});

test("a batch goes with the last of its operations", async () => {
  const [gone, stays] = [randomUUID(), randomUUID()];
  for (const id of [gone, stays])
    await sql(
      "INSERT INTO operation_batch (id, subject, actor_id, actor_name, created_at) VALUES ($1::uuid, 'x', $1::uuid, 'Ola', now() - make_interval(days => $2))",
      [id, OPERATIONS_KEPT_DAYS + 2],
    );
  await operation("SUCCEEDED", OPERATIONS_KEPT_DAYS + 1, { batch: gone });
  await operation("NEEDS_REVIEW", OPERATIONS_KEPT_DAYS + 1, { batch: stays });
  await tidy();
  expect(await ids("operation_batch")).toEqual([stays]);
});

test("the audit and the histories are never deleted", async () => {
  await operation("SUCCEEDED", OPERATIONS_KEPT_DAYS * 10);
  await held("111111111111", { run: await run("done", RUNS_KEPT_DAYS * 10) });
  await sql("UPDATE assignment_history SET known_from = now() - interval '20 years'");
  await tidy();
  expect(await sql("SELECT FROM audit_entry")).toHaveLength(1);
  expect(await sql("SELECT FROM assignment_history")).toHaveLength(1);
});

test("runs go after their time, but not one that rows came from, nor the latest while it is held", async () => {
  const old = RUNS_KEPT_DAYS + 1;
  await run("done", old + 2);
  await run("held", old + 1);
  const source = await run("done", old + 3);
  await held("111111111111", { run: source });
  const latest = await run("held", old);
  await tidy();
  expect(await ids("sync_run")).toEqual([source, latest].sort());
});

test("a file that was imported goes after its time", async () => {
  const file = async (daysAgo: number) => {
    const id = randomUUID();
    await sql(
      `INSERT INTO customer_import (id, file_name, state, rows, created_by_id, created_by_name, created_at)
       VALUES ($1::uuid, 'a.csv', 'ready', '[]', $1::uuid, 'Ola', now() - make_interval(days => $2::int))`,
      [id, daysAgo],
    );
    return id;
  };
  await file(IMPORTS_KEPT_DAYS + 1);
  const kept = await file(IMPORTS_KEPT_DAYS - 1);
  await tidy();
  expect(await ids("customer_import")).toEqual([kept]);
});

test("of former figures those of a day go after their time, what was priced anew stays", async () => {
  const figures = async (isDaily: boolean, daysAgo: number) => {
    const [row] = await sql<{ id: string }>(
      `INSERT INTO price_snapshot (id, customer_id, organization, month, body, first_read_at, last_read_at, is_daily)
       SELECT gen_random_uuid(), '3947', 'x', '2026-01', '{}', at, at, $1 FROM (SELECT now() - make_interval(days => $2::int) AS at) a
       RETURNING id`,
      [isDaily, daysAgo],
    );
    return row?.id ?? "";
  };
  await figures(true, DAILY_FIGURES_KEPT_DAYS + 1);
  const kept = [await figures(true, DAILY_FIGURES_KEPT_DAYS - 1), await figures(false, DAILY_FIGURES_KEPT_DAYS * 10)];
  await tidy();
  expect(await ids("price_snapshot")).toEqual(kept.sort());
});

test("what a dead run had staged goes, what a living one reads stays", async () => {
  const [dead, living] = [await run("failed", 1), await run("running", 0)];
  for (const id of [dead, living])
    await sql("INSERT INTO sync_staging (run_id, kind, key, pass, row) VALUES ($1, 'customer', '1', 1, '{}')", [id]);
  await tidy();
  expect(await sql("SELECT run_id FROM sync_staging")).toEqual([{ run_id: living }]);
});

test("sessions go after their time, counted from their end", async () => {
  const user = randomUUID();
  await sql(
    "INSERT INTO app_user (id, email, name, role, password_hash) VALUES ($1, 'ola@tidy.example', 'Ola', 'analyst', '-')",
    [user],
  );
  const session = async (name: string, endsInDays: number, revokedDaysAgo: number | null) =>
    sql(
      `INSERT INTO app_session (sid_hash, user_id, absolute_expires_at, revoked_at)
       VALUES ($1, $2, now() + make_interval(days => $3::int), now() - make_interval(days => $4::int))`,
      [name, user, endsInDays, revokedDaysAgo],
    );
  await session("expired long ago", -SESSIONS_KEPT_DAYS - 1, null);
  await session("revoked long ago", 1, SESSIONS_KEPT_DAYS + 1);
  await session("expired", -SESSIONS_KEPT_DAYS + 1, null);
  await session("revoked", 1, SESSIONS_KEPT_DAYS - 1);
  await session("under way", 1, null);
  await tidy();
  const left = await sql<{ name: string }>("SELECT sid_hash AS name FROM app_session ORDER BY 1");
  expect(left.map(({ name }) => name)).toEqual(["expired", "revoked", "under way"]);
});

test("jobs that used up their tries go after their time, and queues with their last job", async () => {
  const job = async (days: number, attempts: number) => {
    const queue = `queue ${days} ${attempts}`;
    await sql("SELECT graphile_worker.add_job('refresh-everything', queue_name => $1, max_attempts => 3)", [queue]);
    await sql(
      `UPDATE graphile_worker._private_jobs SET attempts = $1, updated_at = now() - make_interval(days => $2)
       WHERE job_queue_id = (SELECT id FROM graphile_worker._private_job_queues WHERE queue_name = $3)`,
      [attempts, days, queue],
    );
  };
  await job(FAILED_JOBS_KEPT_DAYS + 1, 3);
  await job(FAILED_JOBS_KEPT_DAYS + 1, 2);
  await job(FAILED_JOBS_KEPT_DAYS - 1, 3);
  await tidy();
  const left = await sql<{ queue_name: string }>(
    "SELECT queue_name FROM graphile_worker._private_job_queues ORDER BY 1",
  );
  expect(left.map(({ queue_name }) => queue_name)).toEqual([
    `queue ${FAILED_JOBS_KEPT_DAYS - 1} 3`,
    `queue ${FAILED_JOBS_KEPT_DAYS + 1} 2`,
  ]);
});
