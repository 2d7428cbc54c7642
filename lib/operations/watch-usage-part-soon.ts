import "server-only";
import type { Db } from "@/lib/db/client";
import { enqueueJob } from "@/lib/db/job-queue";

/** Has the worker look at a part at once. Looks at one part run one after another, so that no two keep the same file. */
export async function watchUsagePartSoon(db: Db, partId: string): Promise<void> {
  const key = `usage-part:${partId}`;
  await enqueueJob(db, { task: "watch-usage-part", payload: { partId }, queue: key, key });
}
