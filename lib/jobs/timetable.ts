import "server-only";
import type { JobHelpers, TaskList } from "graphile-worker";
import { z } from "zod";
import type { systemScope } from "@/lib/auth/system-scope";
import { tidyUp } from "@/lib/jobs/tidy-up";
import { runDueOperations } from "@/lib/operations/run-due-operations";
import { chainAudit } from "@/lib/services/activity/chain-audit";
import { refreshCostArrivals } from "@/lib/services/assignments/refresh-cost-arrivals";
import { refreshAccountCosts } from "@/lib/services/costs/refresh-account-costs";
import { refreshCostDimension } from "@/lib/services/costs/refresh-cost-dimension";
import { refreshCosts, refreshPartnerCosts } from "@/lib/services/costs/refresh-costs";
import { refreshStatements } from "@/lib/services/costs/refresh-statements";
import { rollUpCosts } from "@/lib/services/costs/roll-up-costs";
import { refreshAccountServices } from "@/lib/services/margin/refresh-account-services";
import { rollUpMargins } from "@/lib/services/margin/roll-up-margins";
import { refreshPriceLists } from "@/lib/services/pricing/refresh-price-lists";
import { refreshCustomersPriceReport, refreshPriceReport } from "@/lib/services/pricing/refresh-price-report";
import { loadSyncStatus } from "@/lib/services/sync/load-sync-status";
import { refreshEverything } from "@/lib/services/sync/refresh-everything";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { syncCloudmc } from "@/lib/services/sync/sync-cloudmc";
import { resumeUsageParts } from "@/lib/services/usage/resume-usage-parts";
import { runUsageSchedules } from "@/lib/services/usage/run-usage-schedules";
import { tryHere } from "@/lib/services/usage/try-here";
import { watchUsagePart } from "@/lib/services/usage/watch-usage-part";
import { CallStopped } from "@/lib/support/call-stopped";
import { now } from "@/lib/support/clock";

/** In UTC. What stands behind the lists is asked for after each reading of them, the oldest first. */
export const CRONTAB = `
* * * * * run-operations ?max=1
* * * * * chain-audit ?max=1
*/15 * * * * sync-cloudhealth ?max=1 {startedBy:"timetable"}
7 * * * * sync-cloudmc ?max=1 {startedBy:"timetable"}
*/5 * * * * roll-up-costs ?max=1
*/5 * * * * tend-usage ?max=1
*/5 * * * * roll-up-margins ?max=1
41 3 * * * tidy-up ?max=3
`;

const Started = z.object({ startedBy: z.string().max(200) }).catch({ startedBy: "timetable" });
const Keyed = z.object({ key: z.string().max(400) });
const OfPart = z.object({ partId: z.uuid() });
const STALE_MS = 60 * 60_000;
const SUMS_AFTER_MS = 10_000;

/** What the queue can be asked to do. A task only calls a service; that is where the work is. */
export function taskList(scope: ReturnType<typeof systemScope>, mayClaim: () => boolean): TaskList {
  return {
    "run-operations": async (_payload, { addJob }) => {
      const dueAt = await runDueOperations(scope, () => !mayClaim());
      if (dueAt && mayClaim()) await addJob("run-operations", {}, { runAt: dueAt, jobKey: "run-operations:alarm" });
    },
    "chain-audit": async () => {
      await chainAudit(scope);
    },
    "sync-cloudhealth": (payload, helpers) =>
      orLater(helpers, async () => {
        const ran = await syncCloudhealth(scope, Started.parse(payload).startedBy);
        if (!ran) return;
        await helpers.addJob("refresh-everything", {}, { jobKey: "refresh-everything" });
        await helpers.addJob("refresh-cost-arrivals", {}, { jobKey: "refresh-cost-arrivals" });
      }),
    "sync-cloudmc": (payload, helpers) =>
      orLater(helpers, async () => {
        await syncCloudmc(scope, Started.parse(payload).startedBy);
      }),
    "tidy-up": (_payload, { withPgClient }) => tidyUp(scope, withPgClient),
    "try-here": () => tryHere(scope),
    "refresh-everything": () => refreshEverything(scope),
    "refresh-cost": (payload, helpers) =>
      thenAddUp(helpers, () => refreshCosts(scope, Keyed.parse(payload).key), ["roll-up-costs", "roll-up-margins"]),
    "refresh-partner-cost": () => refreshPartnerCosts(scope),
    "refresh-cost-dimension": (payload) => refreshCostDimension(scope, Keyed.parse(payload).key),
    "refresh-cost-statements": (payload) => refreshStatements(scope, Keyed.parse(payload).key),
    "roll-up-costs": async () => {
      await rollUpCosts(scope);
    },
    "refresh-account-cost": () => refreshAccountCosts(scope),
    "refresh-account-services": (_payload, helpers) => thenAddUp(helpers, () => refreshAccountServices(scope)),
    "roll-up-margins": async () => {
      await rollUpMargins(scope);
    },
    "refresh-cost-arrivals": () => refreshCostArrivals(scope),
    "refresh-price-report": (payload, helpers) =>
      thenAddUp(helpers, () => refreshPriceReport(scope, Keyed.parse(payload).key)),
    "refresh-customers-price-report": (payload) => refreshCustomersPriceReport(scope, Keyed.parse(payload).key),
    "refresh-price-lists": (payload) => refreshPriceLists(scope, Keyed.parse(payload).key),
    "tend-usage": async () => {
      await runUsageSchedules(scope);
      await resumeUsageParts(scope);
    },
    "watch-usage-part": async (payload, { addJob }) => {
      const { partId } = OfPart.parse(payload);
      const waitMs = await watchUsagePart(scope, partId);
      if (waitMs === null) return;
      const runAt = new Date(now().getTime() + waitMs);
      const key = `usage-part:${partId}`;
      await addJob("watch-usage-part", { partId }, { runAt, jobKey: key, queueName: key });
    },
    "after-start": async (_payload, { addJob }) => {
      const { readAt, cloudmcReadAt } = await loadSyncStatus(scope);
      const startedBy = "start";
      await addJob("tend-usage", {}, { jobKey: "tend-usage" });
      if (isStale(cloudmcReadAt)) await addJob("sync-cloudmc", { startedBy }, { jobKey: "sync-cloudmc" });
      if (isStale(readAt)) await addJob("sync-cloudhealth", { startedBy }, { jobKey: "sync-cloudhealth" });
    },
  };
}

/** Once readings pause for a moment; while they follow each other closely, the timetable has them added up. */
async function thenAddUp({ addJob }: JobHelpers, work: () => Promise<void>, sums = ["roll-up-margins"]): Promise<void> {
  await work();
  const runAt = new Date(now().getTime() + SUMS_AFTER_MS);
  for (const sum of sums) await addJob(sum, {}, { jobKey: `${sum}:soon`, runAt });
}

/** A reading that breaks off because its worker ends is begun anew by the next one. */
async function orLater({ job, addJob }: JobHelpers, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof CallStopped)) throw error;
    await addJob(job.task_identifier, job.payload, { jobKey: job.task_identifier });
  }
}

function isStale(readAt: string | null): boolean {
  return readAt === null || now().getTime() - Date.parse(readAt) > STALE_MS;
}
