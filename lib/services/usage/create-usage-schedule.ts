import "server-only";
import { isDeepStrictEqual } from "node:util";
import { addAuditEntry } from "@/lib/db/audit-rows";
import { inTransaction, withScope } from "@/lib/db/client";
import { listCustomersOf } from "@/lib/db/customer-rows";
import { findUsageSchedule, insertUsageSchedule } from "@/lib/db/usage-schedule-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { dueAfter } from "@/lib/domain/usage/schedule-dates";
import type { UsageRequestRefusal } from "@/lib/domain/usage/usage-request-input";
import type { UsageScheduleRequest } from "@/lib/domain/usage/usage-schedule";
import { dateOf } from "@/lib/domain/values/calendar-date";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";
import { nameSchedule } from "@/lib/services/usage/name-schedule";
import { partByLink } from "@/lib/services/usage/part-by-link";
import { now } from "@/lib/support/clock";

export type CreateUsageScheduleRefusal =
  | NotPermitted
  | { readonly code: "schedule-conflict" }
  | { readonly code: "rules"; readonly refusals: readonly UsageRequestRefusal[] };

type Created = Result<{ readonly scheduleId: string }, CreateUsageScheduleRefusal>;

/** Has reports asked for each month from the next such day on; the form's id is the schedule's, so sent twice it is one. */
export async function createUsageSchedule(scope: StaffScope, request: UsageScheduleRequest): Promise<Created> {
  const forbidden = whyNotPermitted(scope, "usage:request");
  if (forbidden) return refuse(forbidden);
  const { scheduleId: id, dayOfMonth, ...wish } = request;
  const repeat = await findRepeat(scope, request);
  if (repeat) return repeat;
  const found = await withScope(scope, (db) => listCustomersOf(db, wish.customerIds));
  const { withoutRealm } = partByLink(wish.customerIds, found);
  if (withoutRealm.length > 0) {
    const names = withoutRealm.map(({ name }) => name);
    return refuse({ code: "rules", refusals: [{ code: "realm-missing", names }] });
  }
  const nextOn = dueAfter(dayOfMonth, dateOf(now()));
  try {
    await inTransaction(scope, async (db) => {
      const author = { createdById: scope.userId, createdByName: scope.name };
      await insertUsageSchedule(db, { id, wish, dayOfMonth, nextOn, ...author });
      await addAuditEntry(db, {
        actorId: scope.userId,
        actorName: scope.name,
        verb: "usage-schedule:created",
        subject: await nameSchedule(db, wish),
        customerId: null,
        operationId: null,
        detail: { scheduleId: id, dayOfMonth, nextOn, apart: wish.apart },
      });
    });
  } catch (error) {
    const told = await findRepeat(scope, request);
    if (told) return told;
    throw error;
  }
  return ok({ scheduleId: id });
}

async function findRepeat(scope: StaffScope, request: UsageScheduleRequest): Promise<Created | null> {
  const { scheduleId, dayOfMonth, ...asked } = request;
  const known = await withScope(scope, (db) => findUsageSchedule(db, scheduleId));
  if (!known) return null;
  const isSame = known.dayOfMonth === dayOfMonth && isDeepStrictEqual(known.wish, asked);
  return isSame ? ok({ scheduleId }) : refuse({ code: "schedule-conflict" });
}
