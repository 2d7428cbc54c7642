import "server-only";
import { withScope } from "@/lib/db/client";
import { nameCustomers } from "@/lib/db/customer-rows";
import { listUsageSchedules } from "@/lib/db/usage-schedule-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { UsageScheduleView } from "@/lib/domain/usage/usage-schedule";
import { demand } from "@/lib/services/access/permit";
import { mayRunSchedule } from "@/lib/services/usage/may-run-schedule";

/** Everything that is asked for by itself, with what the latest due date led to. */
export async function loadUsageSchedules(scope: StaffScope): Promise<UsageScheduleView[]> {
  demand(scope, "usage:read");
  return withScope(scope, async (db) => {
    const rows = await listUsageSchedules(db);
    const ids = rows.flatMap(({ schedule, lastRun }) => [...schedule.wish.customerIds, ...(lastRun?.leftOut ?? [])]);
    const names = await nameCustomers(db, [...new Set(ids)]);
    const held = new Set<string>();
    for (const { schedule } of rows) if (!(await mayRunSchedule(db, schedule))) held.add(schedule.id);
    return rows.map(({ schedule, lastRun }) => ({
      ...schedule,
      customers: schedule.wish.customerIds.map((id) => ({ id, name: names.get(id) ?? id })),
      isHeld: held.has(schedule.id),
      lastRun: lastRun && { ...lastRun, leftOut: lastRun.leftOut.map((id) => names.get(id) ?? id) },
    }));
  });
}
