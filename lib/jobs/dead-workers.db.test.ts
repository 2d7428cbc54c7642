import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type SignsOfLife, watchDeadWorkers } from "@/lib/jobs/dead-workers";
import { useDatabase } from "@/scripts/testing/database";

const database = useDatabase();
let sql: Client;
const watches: SignsOfLife[] = [];

beforeAll(async () => {
  sql = new Client({ connectionString: database.superuserUrl });
  await sql.connect();
});

afterAll(async () => {
  await Promise.all(watches.map((watch) => watch.close()));
  await sql.end();
});

beforeEach(async () => {
  await sql.query("DELETE FROM graphile_worker._private_jobs");
});

async function watch(): Promise<SignsOfLife> {
  const signs = await watchDeadWorkers();
  watches.push(signs);
  return signs;
}

async function lockedJob(worker: string, secondsAgo: number): Promise<void> {
  await sql.query("SELECT graphile_worker.add_job('refresh-everything', queue_name => $1)", [`queue of ${worker}`]);
  for (const table of ["_private_jobs", "_private_job_queues"]) {
    await sql.query(
      `UPDATE graphile_worker.${table} SET locked_by = $1, locked_at = now() - make_interval(secs => $2) WHERE locked_by IS NULL`,
      [worker, secondsAgo],
    );
  }
}

const holders = async () =>
  (
    await sql.query<{ worker: string }>(
      `SELECT locked_by AS worker FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
     UNION SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL`,
    )
  ).rows.map(({ worker }) => worker);

test("what a dead worker held is freed, job and queue, when another starts", async () => {
  await lockedJob("worker-dead", 120);
  await watch();
  expect(await holders()).toEqual([]);
});

test("a worker that lives keeps what it holds, however long it works", async () => {
  const living = await watch();
  await Promise.all(["worker-alive", "worker-beside", "worker-third"].map((worker) => living.show(worker)));
  await lockedJob("worker-alive", 3_600);
  await watch();
  expect(await holders()).toEqual(["worker-alive"]);
});

test("a worker that has only just taken a job is left alone", async () => {
  await sql.query("UPDATE graphile_worker._private_job_queues SET locked_by = NULL, locked_at = NULL");
  await lockedJob("worker-new", 5);
  await watch();
  expect(await holders()).toContain("worker-new");
});
