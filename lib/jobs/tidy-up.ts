import "server-only";
import type { JobHelpers } from "graphile-worker";
import type { systemScope } from "@/lib/auth/system-scope";
import { sweepOldReports } from "@/lib/services/upkeep/sweep-old-reports";
import { sweepOldRows } from "@/lib/services/upkeep/sweep-old-rows";
import { log } from "@/lib/support/log";

/** The queue deletes jobs that end well; those that used up their tries stay this long, for whoever looks for a reason. */
export const FAILED_JOBS_KEPT_DAYS = 14;

/** Once a night: keeps what is over from growing for ever. */
export async function tidyUp(
  scope: ReturnType<typeof systemScope>,
  withPgClient: JobHelpers["withPgClient"],
): Promise<void> {
  const jobs = await withPgClient(async (client) => {
    const { rowCount } = await client.query(
      `DELETE FROM graphile_worker._private_jobs
       WHERE locked_at IS NULL AND attempts >= max_attempts AND updated_at < now() - make_interval(days => $1)`,
      [FAILED_JOBS_KEPT_DAYS],
    );
    await client.query(
      `DELETE FROM graphile_worker._private_job_queues q
       WHERE locked_at IS NULL AND NOT EXISTS (SELECT FROM graphile_worker._private_jobs j WHERE j.job_queue_id = q.id)`,
    );
    return rowCount ?? 0;
  });
  const reports = await sweepOldReports(scope);
  log.info({ event: "tidied-up", jobs, reports, ...(await sweepOldRows(scope)) }, "deleted what is over and old");
}
