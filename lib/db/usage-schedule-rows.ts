import "server-only";
import type { Db } from "@/lib/db/client";
import { fromDocument, toDocument } from "@/lib/db/document";
import type { UsageScheduleRun as RunRow, UsageSchedule as ScheduleRow } from "@/lib/db/generated/client";
import type { UsageSchedule, UsageScheduleRun, UsageScheduleWish } from "@/lib/domain/usage/usage-schedule";
import type { CalendarDate } from "@/lib/domain/values/calendar-date";

export type NewUsageSchedule = Omit<UsageSchedule, "state" | "version">;

export async function insertUsageSchedule(db: Db, { wish, nextOn, ...schedule }: NewUsageSchedule): Promise<void> {
  const data = { ...schedule, wish: toDocument(wish), nextOn: new Date(nextOn), state: "active" };
  await db.usageSchedule.create({ data, select: { id: true } });
}

export async function findUsageSchedule(db: Db, id: string): Promise<UsageSchedule | null> {
  const row = await db.usageSchedule.findUnique({ where: { id } });
  return row && toUsageSchedule(row);
}

/** Without those that were deleted, each with its latest run. */
export async function listUsageSchedules(
  db: Db,
): Promise<{ schedule: UsageSchedule; lastRun: UsageScheduleRun | null }[]> {
  const rows = await db.usageSchedule.findMany({
    where: { state: { not: "deleted" } },
    include: { runs: { orderBy: { dueOn: "desc" }, take: 1 } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ runs: [run], ...row }) => ({ schedule: toUsageSchedule(row), lastRun: run ? toRun(run) : null }));
}

export async function listDueSchedules(db: Db, today: CalendarDate): Promise<string[]> {
  const rows = await db.usageSchedule.findMany({
    where: { state: "active", nextOn: { lte: new Date(today) } },
    orderBy: [{ nextOn: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Takes a schedule that is due for this transaction alone; null when another has it or it is due no more. */
export async function holdDueSchedule(db: Db, id: string, today: CalendarDate): Promise<UsageSchedule | null> {
  const [held] = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM usage_schedule WHERE id = ${id}::uuid AND state = 'active' AND next_on <= ${today}::date
    FOR UPDATE SKIP LOCKED`;
  return held ? findUsageSchedule(db, id) : null;
}

/** The run of a due date, and the date that comes next, together: a date is served once. */
export async function noteScheduleRun(
  db: Db,
  { id, nextOn }: { id: string; nextOn: CalendarDate },
  run: { dueOn: string; at: Date; reports: number; leftOut: readonly string[] },
): Promise<void> {
  await db.usageScheduleRun.create({
    data: {
      scheduleId: id,
      dueOn: new Date(run.dueOn),
      ranAt: run.at,
      reports: run.reports,
      leftOut: [...run.leftOut],
    },
    select: { dueOn: true },
  });
  await db.usageSchedule.update({ where: { id }, data: { nextOn: new Date(nextOn) }, select: { id: true } });
}

export type ScheduleChanges = Partial<Pick<UsageSchedule, "state" | "createdById" | "createdByName">> & {
  readonly nextOn?: CalendarDate;
};

/** False: it was changed since this version, or deleted. */
export async function putSchedule(
  db: Db,
  { id, version }: { id: string; version: number },
  { nextOn, ...to }: ScheduleChanges,
): Promise<boolean> {
  const { count } = await db.usageSchedule.updateMany({
    where: { id, version, state: { not: "deleted" } },
    data: { ...to, version: { increment: 1 }, ...(nextOn ? { nextOn: new Date(nextOn) } : {}) },
  });
  return count === 1;
}

function toUsageSchedule(row: ScheduleRow): UsageSchedule {
  return {
    id: row.id,
    wish: fromDocument<UsageScheduleWish>(row.wish),
    dayOfMonth: row.dayOfMonth,
    state: (["active", "paused", "deleted"] as const).find((known) => known === row.state) ?? "paused",
    nextOn: row.nextOn.toISOString().slice(0, 10),
    version: row.version,
    createdById: row.createdById,
    createdByName: row.createdByName,
  };
}

function toRun(row: RunRow): UsageScheduleRun {
  const { reports, leftOut } = row;
  return { dueOn: row.dueOn.toISOString().slice(0, 10), ranAt: row.ranAt.toISOString(), reports, leftOut };
}
