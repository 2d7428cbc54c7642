import "server-only";
import { addAuditEntry } from "@/lib/db/audit-rows";
import { inTransaction } from "@/lib/db/client";
import { findUsageSchedule, putSchedule, type ScheduleChanges } from "@/lib/db/usage-schedule-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { RecordRefusal } from "@/lib/domain/operations/operation-view";
import { dueAfter } from "@/lib/domain/usage/schedule-dates";
import type { ScheduleDecision, UsageSchedule } from "@/lib/domain/usage/usage-schedule";
import { dateOf } from "@/lib/domain/values/calendar-date";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";
import { nameSchedule } from "@/lib/services/usage/name-schedule";
import { now } from "@/lib/support/clock";

export type DecideUsageScheduleRefusal = NotPermitted | RecordRefusal;

/**
 * Pauses, resumes or deletes a schedule, or has it run in one's own name from now on. Dates that passed while it was
 * paused are not caught up; those it waited for its maker are.
 */
export async function decideUsageSchedule(
  scope: StaffScope,
  { scheduleId, version, decision }: ScheduleDecision,
): Promise<Result<{ readonly scheduleId: string }, DecideUsageScheduleRefusal>> {
  const forbidden = whyNotPermitted(scope, "usage:request");
  if (forbidden) return refuse(forbidden);
  return inTransaction(scope, async (db) => {
    const schedule = await findUsageSchedule(db, scheduleId);
    const conflict = { code: "version-conflict", expected: version, found: schedule?.version ?? null } as const;
    if (!schedule) return refuse(conflict);
    if (!(await putSchedule(db, { id: scheduleId, version }, changesOf(decision, schedule, scope))))
      return refuse(conflict);
    await addAuditEntry(db, {
      actorId: scope.userId,
      actorName: scope.name,
      verb: `usage-schedule:${decision}`,
      subject: await nameSchedule(db, schedule.wish),
      customerId: null,
      operationId: null,
      detail: { scheduleId, was: schedule.state, by: schedule.createdByName },
    });
    return ok({ scheduleId });
  });
}

function changesOf(
  decision: ScheduleDecision["decision"],
  { dayOfMonth }: UsageSchedule,
  scope: StaffScope,
): ScheduleChanges {
  switch (decision) {
    case "pause":
      return { state: "paused" };
    case "resume":
      return { state: "active", nextOn: dueAfter(dayOfMonth, dateOf(now())) };
    case "delete":
      return { state: "deleted" };
    case "take-over":
      return { createdById: scope.userId, createdByName: scope.name };
  }
}
