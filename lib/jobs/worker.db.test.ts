import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { recordOperation } from "@/lib/operations/record-operation";
import { useDatabase } from "@/scripts/testing/database";
import { assignIntent, letPass, openLanes, operationRow, standalone, workOnce } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { freeAccounts, sandboxControl } from "@/scripts/testing/sandbox-control";
import { staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";
import { startWorker, type WorkerProcess } from "@/scripts/testing/worker-process";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const OPERATOR = staffScope("operator", "Ola");
const PATH = "/v1/aws_account_assignments";
const ENDS_WITHIN_MS = 5_000;
const workers: WorkerProcess[] = [];

beforeEach(async () => {
  await control.reset();
  await sql("TRUNCATE operation, assignment, audit_entry, sync_run, worker_beat RESTART IDENTITY CASCADE");
  await sql("DELETE FROM graphile_worker._private_jobs");
  await openLanes(sql);
});

afterEach(async () => {
  for (const worker of workers.splice(0)) {
    worker.send("SIGCONT");
    await worker.end("SIGKILL");
  }
});

async function start(): Promise<WorkerProcess> {
  const worker = await startWorker();
  workers.push(worker);
  return worker;
}

async function ask(): Promise<string> {
  const owner = freeAccounts(await control.store())[0]?.owner ?? "";
  const intent = assignIntent(standalone(owner, "3947"));
  expect(await recordOperation(OPERATOR, intent)).toMatchObject({ ok: true });
  return intent.id;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(20);
}

const sendings = async () => (await control.requests("POST", PATH)).length;
const isThereRead = async () => (await control.requests("GET", "/v1/customers")).some((one) => one.status === null);
const isWaitingForLane = async () =>
  (await sql("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%UPDATE upstream_lane%'"))
    .length > 0;

test("SIGTERM ends a worker whose read hangs within five seconds, with exit code 0", async () => {
  await control.order({ upstream: "cloudhealth", route: "GET /v1/customers", kind: "hang" });
  const worker = await start();
  await until(isThereRead);
  const { code, ms } = await worker.end();
  expect({ code, isInTime: ms < ENDS_WITHIN_MS }).toEqual({ code: 0, isInTime: true });
});

test("a reading that broke off because its worker ended troubles no lane, and waits for the next worker", async () => {
  await control.order({ upstream: "cloudhealth", route: "GET /v1/customers", kind: "hang" });
  const worker = await start();
  await until(isThereRead);
  await worker.end();
  expect(await sql("SELECT state, trouble FROM sync_run WHERE upstream = 'cloudhealth'")).toEqual([
    { state: "failed", trouble: null },
  ]);
  expect(await sql("SELECT trouble, failures FROM upstream_lane WHERE upstream = 'cloudhealth'")).toEqual([
    { trouble: null, failures: 0 },
  ]);
  const jobs = await sql(
    "SELECT FROM graphile_worker.jobs WHERE task_identifier = 'sync-cloudhealth' AND locked_at IS NULL AND attempts = 0",
  );
  expect(jobs).toHaveLength(1);
  expect(await sql("SELECT FROM worker_beat")).toEqual([]);
});

test("SIGTERM lets a write that is on the wire finish, and keeps what became of it", async () => {
  await control.order({ upstream: "cloudhealth", route: `POST ${PATH}`, kind: "slow", delayMs: 1_500 });
  const worker = await start();
  const id = await ask();
  await until(async () => (await sendings()) > 0);
  expect((await worker.end()).code).toBe(0);
  expect(await operationRow(sql, id)).toMatchObject({ state: "SUCCEEDED", attempts: 1 });
});

test("a worker that was halted past its lease sends nothing and changes nothing when it wakes", async () => {
  const lane = new Client({ connectionString: database.superuserUrl });
  await lane.connect();
  try {
    const worker = await start();
    await lane.query("BEGIN; SELECT FROM upstream_lane WHERE upstream = 'cloudhealth' FOR UPDATE");
    const id = await ask();
    await until(async () => (await operationRow(sql, id)).sent_at !== null && (await isWaitingForLane()));
    worker.send("SIGSTOP");
    await sql(
      "UPDATE operation SET sent_at = sent_at - interval '2 minutes', lease_until = now() - interval '1 second'",
    );
    await lane.query("ROLLBACK");
    await workOnce();
    await letPass(sql, 100);
    await workOnce();
    const done = await operationRow(sql, id);
    expect(done).toMatchObject({ state: "SUCCEEDED", attempts: 3 });
    expect(await sendings()).toBe(1);
    worker.send("SIGCONT");
    expect((await worker.end()).code).toBe(0);
    expect(await sendings()).toBe(1);
    expect(await operationRow(sql, id)).toEqual(done);
  } finally {
    await lane.end();
  }
});

test("while the database takes no sign of life a worker claims nothing, and goes on when it does again", async () => {
  const worker = await start();
  await sql("REVOKE INSERT, UPDATE ON worker_beat FROM headwater_staff");
  try {
    await worker.logged('"heartbeat-lost"');
    const id = await ask();
    const isAsked = "SELECT FROM graphile_worker.jobs WHERE task_identifier = 'run-operations' AND run_at <= now()";
    await until(async () => (await sql(isAsked)).length === 0);
    expect(await operationRow(sql, id)).toMatchObject({ state: "QUEUED", fence: 0 });
    await sql("GRANT INSERT, UPDATE ON worker_beat TO headwater_staff");
    await until(async () => (await operationRow(sql, id)).state === "SUCCEEDED");
  } finally {
    await sql("GRANT INSERT, UPDATE ON worker_beat TO headwater_staff");
  }
});
