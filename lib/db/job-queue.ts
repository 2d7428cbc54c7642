import "server-only";
import type { Db } from "@/lib/db/client";

export interface QueuedJob {
  readonly task: string;
  readonly payload: Record<string, string>;
  /** Jobs of one queue run one after another; null runs at once. */
  readonly queue: string | null;
  /** A waiting job of the same key is replaced, so asking twice is asking once. */
  readonly key: string;
}

export async function enqueueJob(db: Db, job: QueuedJob): Promise<void> {
  const payload = JSON.stringify(job.payload);
  await db.$executeRaw`SELECT enqueue_job(${job.task}, ${payload}::json, ${job.queue}, ${job.key})`;
}
