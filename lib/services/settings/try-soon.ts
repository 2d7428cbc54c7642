import "server-only";
import type { Db } from "@/lib/db/client";
import { enqueueJob } from "@/lib/db/job-queue";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { Upstream } from "@/lib/domain/values/upstream";

/** What makes a call soon, so that a try does not wait for somebody to need the upstream. */
const TRIES: Record<Upstream, string> = {
  cloudhealth: "sync-cloudhealth",
  cloudmc: "sync-cloudmc",
  here: "try-here",
};

export function trySoon(db: Db, scope: StaffScope, upstream: Upstream): Promise<void> {
  const task = TRIES[upstream];
  return enqueueJob(db, { task, payload: { startedBy: scope.name }, queue: null, key: task });
}
