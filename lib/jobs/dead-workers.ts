import "server-only";
import { Client } from "pg";
import { settings } from "@/lib/support/env";
import { log } from "@/lib/support/log";

const SWEEP_MS = 30_000;
// A worker that has just taken a job may not have shown its sign of life yet.
const SPARED_S = 60;
const NAMESPACE = 48_501;

export interface SignsOfLife {
  /** Shows that this worker lives, for as long as this process does. */
  show(workerId: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * A killed worker leaves its jobs and queues locked for hours. Each living worker holds an advisory lock on a
 * connection of its own, which PostgreSQL lets go when the process dies; whoever can take that lock knows that the
 * worker is dead, and frees what it held.
 */
export async function watchDeadWorkers(): Promise<SignsOfLife> {
  const client = new Client({ connectionString: settings().databaseUrl, application_name: "headwater-signs-of-life" });
  client.on("error", (error) => log.error({ event: "signs-of-life-lost", err: error }, "the connection was lost"));
  await client.connect();
  const own = new Set<string>();
  // All workers of the process begin at once, and a sweep may be under way: one connection takes one query at a time.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  };
  const sweep = () =>
    inTurn(() => free(client, own)).catch((error) => log.warn({ event: "sweep-failed", err: error }, "a sweep failed"));
  await sweep();
  const timer = setInterval(sweep, SWEEP_MS);
  return {
    async show(workerId) {
      own.add(workerId);
      await inTurn(() => client.query("SELECT pg_advisory_lock($1, hashtext($2))", [NAMESPACE, workerId]));
    },
    async close() {
      clearInterval(timer);
      await client.end();
    },
  };
}

async function free(client: Client, own: ReadonlySet<string>): Promise<void> {
  const { rows } = await client.query<{ worker: string }>(
    `SELECT DISTINCT locked_by AS worker FROM (
       SELECT locked_by, locked_at FROM graphile_worker._private_jobs
       UNION ALL SELECT locked_by, locked_at FROM graphile_worker._private_job_queues
     ) held
     WHERE locked_by IS NOT NULL AND locked_at < now() - make_interval(secs => $1)`,
    [SPARED_S],
  );
  for (const { worker } of rows) {
    if (!own.has(worker)) await freeIfDead(client, worker);
  }
}

async function freeIfDead(client: Client, worker: string): Promise<void> {
  const key = [NAMESPACE, worker];
  const { rows } = await client.query<{ dead: boolean }>("SELECT pg_try_advisory_lock($1, hashtext($2)) AS dead", key);
  if (!rows[0]?.dead) return;
  await client.query("SELECT graphile_worker.force_unlock_workers(ARRAY[$1])", [worker]);
  await client.query("SELECT pg_advisory_unlock($1, hashtext($2))", key);
  log.info({ event: "dead-worker-freed", worker }, "freed what a dead worker had locked");
}
