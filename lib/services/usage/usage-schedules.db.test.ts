import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import type { StaffScope } from "@/lib/domain/access/scope";
import { UsageScheduleInput } from "@/lib/domain/usage/usage-schedule";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { createUsageSchedule } from "@/lib/services/usage/create-usage-schedule";
import { decideUsageSchedule } from "@/lib/services/usage/decide-usage-schedule";
import { loadUsageSchedules } from "@/lib/services/usage/load-usage-schedules";
import { runUsageSchedules } from "@/lib/services/usage/run-usage-schedules";
import { useDatabase } from "@/scripts/testing/database";
import { useSandbox } from "@/scripts/testing/sandbox";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
useSandbox();
const sql = useSql(database);
const OPERATOR = staffScope("operator", "Ola");

beforeAll(async () => {
  await syncCloudhealth(SYSTEM, "a test");
});

beforeEach(async () => {
  await sql("truncate operation, usage_report, usage_schedule, audit_entry, app_user cascade");
  await madeKnown(OPERATOR);
});

const madeKnown = ({ userId, name, role }: StaffScope) =>
  sql("insert into app_user (id, email, name, role) values ($1, lower($2) || '@northpine.example', $2, $3)", [
    userId,
    name,
    role,
  ]);

async function made(more: object = {}): Promise<string> {
  const scheduleId = randomUUID();
  const wish = { subject: "chosen", customerIds: ["3947", "3948"], apart: true, dayOfMonth: 3, detailLevel: "day" };
  const request = UsageScheduleInput.parse({ ...wish, groupBy: ["appId"], scheduleId, ...more });
  expect(await createUsageSchedule(OPERATOR, request)).toEqual({ ok: true, value: { scheduleId } });
  expect(await createUsageSchedule(OPERATOR, request)).toEqual({ ok: true, value: { scheduleId } });
  return scheduleId;
}

const dueOn = (id: string, date: string) =>
  sql("update usage_schedule set next_on = $2::date where id = $1", [id, date]);
const schedule = async () => (await loadUsageSchedules(OPERATOR))[0];
const reports = () =>
  sql<{ customer_id: string | null; from: string; due: string; by: string }>(
    `select customer_id, request->>'from' as from, due_on::text as due, requested_by_name as by
     from usage_report order by due_on, customer_id`,
  );
const monthsAgo = (months: number, day: number) => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, day)).toISOString().slice(0, 10);
};

test("a due date is served once however many workers look, with a report for each customer", async () => {
  const id = await made();
  expect((await schedule())?.nextOn.slice(8)).toBe("03");
  await runUsageSchedules(SYSTEM);
  expect(await reports()).toEqual([]);
  await dueOn(id, monthsAgo(1, 3));
  await Promise.all(Array.from({ length: 4 }, () => runUsageSchedules(SYSTEM)));
  const served = (await reports()).filter(({ due }) => due === monthsAgo(1, 3));
  expect(served).toEqual(
    ["3947", "3948"].map((customer_id) => ({ customer_id, from: monthsAgo(2, 1), due: monthsAgo(1, 3), by: "Ola" })),
  );
});

test("dates that were missed are caught up one by one, each for its own month", async () => {
  const id = await made({ subject: "own", customerIds: [], apart: false, dayOfMonth: 1 });
  await dueOn(id, monthsAgo(2, 1));
  await runUsageSchedules(SYSTEM);
  expect((await reports()).map(({ from, due }) => [from, due])).toEqual([
    [monthsAgo(3, 1), monthsAgo(2, 1)],
    [monthsAgo(2, 1), monthsAgo(1, 1)],
    [monthsAgo(1, 1), monthsAgo(0, 1)],
  ]);
  const verbs = await sql(
    "select actor_name, count(*)::int as n from audit_entry where verb = 'usage-schedule:ran' group by 1",
  );
  expect(verbs).toEqual([{ actor_name: "Ola", n: 3 }]);
  expect((await schedule())?.nextOn).toBe(monthsAgo(-1, 1));
});

test("all linked customers together are one report of the partner's, and a customer without a realm is left out and named", async () => {
  const together = await made({ subject: "linked", customerIds: [], apart: false, dayOfMonth: 1 });
  await dueOn(together, monthsAgo(0, 1));
  await runUsageSchedules(SYSTEM);
  const [realms] = await sql<{ n: number }>(
    "select jsonb_array_length(request->'subAccounts') as n from usage_report where customer_id is null",
  );
  expect(realms).toEqual(
    (await sql("select count(*)::int as n from customer where here_realm is not null and removed_at is null"))[0],
  );
  await sql("truncate usage_report, usage_schedule, operation cascade");
  const chosen = await made({ dayOfMonth: 1 });
  await sql("update customer set here_realm = null where id = '3948'");
  await dueOn(chosen, monthsAgo(0, 1));
  await runUsageSchedules(SYSTEM);
  expect((await schedule())?.lastRun).toMatchObject({ reports: 1, leftOut: ["Borealis"] });
  await sql("update customer set here_realm = 'org100003948' where id = '3948'");
});

test("with no realm left nothing is asked for: it would be the partner's own usage", async () => {
  const id = await made({ customerIds: ["3948"], dayOfMonth: 1 });
  await sql("update customer set here_realm = null where id = '3948'");
  await dueOn(id, monthsAgo(0, 1));
  await runUsageSchedules(SYSTEM);
  expect([await reports(), (await schedule())?.lastRun?.reports]).toEqual([[], 0]);
  await sql("update customer set here_realm = 'org100003948' where id = '3948'");
});

test("a paused schedule asks for nothing, and what passed meanwhile is not caught up when it goes on", async () => {
  const id = await made({ dayOfMonth: 1 });
  const decide = (version: number, decision: "pause" | "resume" | "delete") =>
    decideUsageSchedule(OPERATOR, { scheduleId: id, version, decision });
  expect(await decide(1, "pause")).toMatchObject({ ok: true });
  expect(await decide(1, "delete")).toMatchObject({ ok: false, refusal: { code: "version-conflict" } });
  await dueOn(id, monthsAgo(2, 1));
  await runUsageSchedules(SYSTEM);
  expect(await decide(2, "resume")).toMatchObject({ ok: true });
  await runUsageSchedules(SYSTEM);
  expect(await reports()).toEqual([]);
  expect((await schedule())?.nextOn).toBe(monthsAgo(-1, 1));
  await decide(3, "delete");
  expect(await schedule()).toBeUndefined();
});

test("one that cannot be served keeps no other from its turn, and stays due", async () => {
  const [broken, sound] = [await made({ dayOfMonth: 1 }), await made({ dayOfMonth: 1 })];
  for (const id of [broken, sound]) await dueOn(id, monthsAgo(0, 1));
  await sql("insert into usage_schedule_run values ($1, $2::date, now(), 0, '{}')", [broken, monthsAgo(0, 1)]);
  await runUsageSchedules(SYSTEM);
  expect(await sql("select distinct schedule_id::text as id from usage_report")).toEqual([{ id: sound }]);
  expect(await sql("select 1 from usage_schedule where id = $1 and next_on <= current_date", [broken])).toHaveLength(1);
});

test.each([
  ["disabled", "update app_user set disabled_at = now() where id = $1"],
  ["made an analyst", "update app_user set role = 'analyst' where id = $1"],
])("one whose maker was %s waits, says so, and runs in the name of who takes it over", async (_, change) => {
  const id = await made({ dayOfMonth: 1 });
  await dueOn(id, monthsAgo(0, 1));
  await sql(change, [OPERATOR.userId]);
  await runUsageSchedules(SYSTEM);
  expect([await reports(), (await schedule())?.isHeld, (await schedule())?.lastRun]).toEqual([[], true, null]);
  const next = staffScope("admin", "Ada");
  await madeKnown(next);
  const taken = { scheduleId: id, version: 1, decision: "take-over" } as const;
  expect(await decideUsageSchedule(staffScope("analyst"), taken)).toMatchObject({ ok: false });
  expect(await decideUsageSchedule(next, taken)).toMatchObject({ ok: true });
  await runUsageSchedules(SYSTEM);
  expect((await reports()).map((one) => one.by)).toEqual(["Ada", "Ada"]);
  expect(await schedule()).toMatchObject({ isHeld: false, lastRun: { reports: 2 } });
});

test("an analyst makes none, and for a customer without a realm none is made", async () => {
  const wish = {
    subject: "chosen",
    customerIds: ["3949"],
    apart: true,
    dayOfMonth: 3,
    detailLevel: "day",
    groupBy: [],
  };
  const request = UsageScheduleInput.parse({ ...wish, scheduleId: randomUUID() });
  expect(await createUsageSchedule(staffScope("analyst"), request)).toMatchObject({ ok: false });
  expect(await createUsageSchedule(OPERATOR, request)).toMatchObject({ ok: false, refusal: { code: "rules" } });
  expect(await schedule()).toBeUndefined();
});
