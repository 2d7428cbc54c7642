import "server-only";
import { addAuditEntry } from "@/lib/db/audit-rows";
import { type Db, inTransaction, withScope } from "@/lib/db/client";
import { listCustomersOf } from "@/lib/db/customer-rows";
import { holdDueSchedule, listDueSchedules, noteScheduleRun } from "@/lib/db/usage-schedule-rows";
import { mapLinkHolders } from "@/lib/db/vendor-link-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { dueAfter, formerMonth } from "@/lib/domain/usage/schedule-dates";
import type { UsageReportRequest } from "@/lib/domain/usage/usage-report";
import type { UsageSchedule, UsageScheduleWish } from "@/lib/domain/usage/usage-schedule";
import { type CalendarDate, calendarDate, dateOf } from "@/lib/domain/values/calendar-date";
import { customerId } from "@/lib/domain/values/customer-id";
import { mayRunSchedule } from "@/lib/services/usage/may-run-schedule";
import { nameSchedule } from "@/lib/services/usage/name-schedule";
import { partByLink } from "@/lib/services/usage/part-by-link";
import { type LinkedCustomer, recordUsageReport } from "@/lib/services/usage/record-usage-report";
import { now } from "@/lib/support/clock";
import { idFrom } from "@/lib/support/ids";
import { log } from "@/lib/support/log";

const TIMEOUT_MS = 120_000;

/**
 * Serves every due date once, however many workers look: its reports, its run and the date that comes next are one
 * transaction, and ids follow from the schedule and the date. Dates that were missed come one after another.
 */
export async function runUsageSchedules(scope: SystemScope): Promise<void> {
  const today = dateOf(now());
  for (const id of await withScope(scope, (db) => listDueSchedules(db, today))) {
    try {
      while (await inTransaction(scope, (db) => serve(db, id, today), { timeoutMs: TIMEOUT_MS }));
    } catch (error) {
      // One that cannot be served must not keep the others from their turn; it stays due.
      log.error({ event: "schedule-broke", schedule: id, err: error }, "a usage schedule could not be served");
    }
  }
}

/** False when it is not due, not ours to serve, or its maker may not ask any more: then it stays due. */
async function serve(db: Db, id: string, today: CalendarDate): Promise<boolean> {
  const schedule = await holdDueSchedule(db, id, today);
  if (!schedule || !(await mayRunSchedule(db, schedule))) return false;
  const dueOn = calendarDate(schedule.nextOn);
  const actor = { id: schedule.createdById, name: schedule.createdByName };
  const { reports, leftOut } = await askedFor(db, schedule.wish);
  for (const customers of reports) {
    const words = ["usage schedule", id, dueOn, ...(schedule.wish.apart ? customers.map((one) => one.id) : [])];
    const request = toRequest(schedule.wish, { dueOn, customers });
    await recordUsageReport(db, actor, { id: idFrom(words.join(" ")), customers, request, scheduleId: id, dueOn });
  }
  const run = { dueOn, at: now(), reports: reports.length, leftOut };
  await noteScheduleRun(db, { id, nextOn: dueAfter(schedule.dayOfMonth, dueOn) }, run);
  await addAuditEntry(db, {
    actorId: actor.id,
    actorName: actor.name,
    verb: "usage-schedule:ran",
    subject: await nameSchedule(db, schedule.wish),
    customerId: null,
    operationId: null,
    detail: { scheduleId: id, dueOn, reports: reports.length, leftOut: leftOut.join(", ") },
  });
  return true;
}

/** The customers of each report. Where all asked for are without a realm there is none: it would be the partner's own. */
async function askedFor(
  db: Db,
  { subject, customerIds, apart }: UsageScheduleWish,
): Promise<{ reports: LinkedCustomer[][]; leftOut: string[] }> {
  if (subject === "own") return { reports: [[]], leftOut: [] };
  const { linked, withoutRealm } =
    subject === "linked"
      ? { linked: await allLinked(db), withoutRealm: [] }
      : partByLink(customerIds, await listCustomersOf(db, customerIds));
  const together = linked.length > 0 ? [linked] : [];
  return { reports: apart ? linked.map((one) => [one]) : together, leftOut: withoutRealm.map(({ id }) => id) };
}

async function allLinked(db: Db): Promise<LinkedCustomer[]> {
  const holders = await mapLinkHolders(db, "hereRealm");
  return [...holders].map(([realm, { id, name }]) => ({ realm, id: customerId(id), name }));
}

function toRequest(
  wish: UsageSchedule["wish"],
  { dueOn, customers }: { dueOn: CalendarDate; customers: readonly LinkedCustomer[] },
): UsageReportRequest {
  const { subject: _whose, customerIds: _ids, apart: _apart, ...choices } = wish;
  return { ...choices, ...formerMonth(dueOn), subAccounts: customers.map(({ realm }) => realm) };
}
