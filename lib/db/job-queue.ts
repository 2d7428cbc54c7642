import "server-only";
import type { Db } from "@/lib/db/client";

export interface QueuedJob {
  readonly task: string;
  readonly payload: Record<string, string>;
  /** Jobs of one queue run one after another; null runs at once. */
  readonly queue: string | null;
  /** A waiting job of the same key is replaced, so asking twice is asking once. */
  readonly key: string;
  /** Nobody waits for it: it comes after everything that somebody waits for. */
  readonly isPatient?: boolean;
}

const PATIENT = 10;

export async function enqueueJob(db: Db, { task, payload, queue, key, isPatient = false }: QueuedJob): Promise<void> {
  const json = JSON.stringify(payload);
  const priority = isPatient ? PATIENT : 0;
  await db.$executeRaw`SELECT enqueue_job(${task}, ${json}::json, ${queue}, ${key}, ${priority}::int)`;
}

/** Somebody waits now for a job that was patient. */
export async function hastenJob(db: Db, key: string): Promise<void> {
  await db.$executeRaw`SELECT hasten_job(${key})`;
}
