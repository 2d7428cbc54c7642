import { expect, test } from "vitest";
import type { CostChart } from "@/lib/domain/costs/cost-chart";
import { compareCharts, previousQuestion } from "@/lib/domain/costs/cost-comparison";
import { type CostInterval, type CostQuestion, canBeAsked } from "@/lib/domain/costs/cost-question";
import { calendarDate } from "@/lib/domain/values/calendar-date";
import { customerId } from "@/lib/domain/values/customer-id";
import { decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";

const day = calendarDate;
const question = (interval: CostInterval, from: string, to: string): CostQuestion => ({
  subject: { kind: "customer", customer: customerId("1") },
  split: "service",
  within: null,
  interval,
  from: day(from),
  to: day(to),
  top: 5,
});

test.each<[CostInterval, string, string, string]>([
  ["monthly", "2026-03-01", "2026-04-01", "2026-02-01"],
  ["monthly", "2026-01-01", "2026-04-01", "2025-10-01"],
  ["monthly", "2025-12-01", "2026-12-01", "2024-12-01"],
  ["weekly", "2026-03-02", "2026-03-16", "2026-02-16"],
  ["daily", "2024-03-01", "2024-03-02", "2024-02-29"],
])("before the %s periods from %s to %s come as many, from %s on", (interval, from, to, before) => {
  expect(previousQuestion(question(interval, from, to))).toMatchObject({ from: before, to: from });
});

function chart(code: string, series: Readonly<Record<string, string>>, total: string | null): CostChart {
  return {
    currency: currency(code),
    periods: [],
    series: Object.entries(series).map(([name, amount]) => ({
      kind: "member",
      name,
      label: name,
      owner: null,
      amounts: [decimal(amount)],
      total: decimal(amount),
    })),
    totals: [total === null ? null : decimal(total)],
    differences: [],
  };
}
const span = { start: day("2026-03-01"), end: day("2026-04-01") };

test("each member of either span is compared, the greatest difference first, and what none makes up is told", () => {
  const now = { span, charts: [chart("USD", { ec2: "10", new: "3" }, "13.5")] };
  const before = { span, charts: [chart("USD", { ec2: "4", gone: "8" }, "12")] };
  expect(compareCharts(now, before, "monthly")).toMatchObject([
    {
      currency: "USD",
      total: { now: "13.5", before: "12", difference: "1.5", fraction: "0.125" },
      members: [
        { name: "gone", now: null, before: "8", difference: "-8", fraction: null },
        { name: "ec2", now: "10", before: "4", difference: "6", fraction: "1.5" },
        { name: "new", now: "3", before: null, difference: "3", fraction: null },
      ],
      unexplained: "0.5",
    },
  ]);
});

test("currencies are compared each with itself, and no data is not zero", () => {
  const now = { span, charts: [chart("USD", {}, null), chart("EUR", { a: "1" }, "1")] };
  expect(
    compareCharts(now, { span, charts: [] }, "monthly").map(({ currency: code, total }) => [
      code,
      total.now,
      total.before,
    ]),
  ).toEqual([
    ["USD", null, null],
    ["EUR", "1", null],
  ]);
});

test.each<[Partial<CostQuestion>, boolean]>([
  [{}, true],
  [{ interval: "daily" }, true],
  [{ interval: "daily", split: "region" }, false],
  [{ split: "customer" }, false],
  [{ subject: { kind: "customers" }, split: "customer" }, true],
  [{ subject: { kind: "customers" }, split: "account" }, false],
  [{ split: "account", within: "ec2" }, true],
  [{ split: "region", within: "ec2" }, false],
  [{ subject: { kind: "partner" }, split: "account", within: "ec2" }, false],
  [{ split: "dimension:AWS-Availaibility-Zones" }, true],
  [{ split: "dimension:Groupset-1", interval: "weekly" }, false],
  [{ subject: { kind: "customers" }, split: "dimension:Groupset-1" }, false],
])("whether %j can be asked of a customer's months by service: %s", (more, can) => {
  expect(canBeAsked({ ...question("monthly", "2026-01-01", "2026-02-01"), ...more })).toBe(can);
});
