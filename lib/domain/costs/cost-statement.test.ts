import { expect, test } from "vitest";
import { type MonthStatements, monthState } from "@/lib/domain/costs/cost-statement";
import { periodState } from "@/lib/domain/costs/make-charts";
import { calendarDate } from "@/lib/domain/values/calendar-date";
import { month } from "@/lib/domain/values/month";

const TENTH = new Date("2026-11-10T23:59:59.999Z");
const ELEVENTH = new Date("2026-11-11T00:00:00Z");

test.each<[string, MonthStatements, Date, string]>([
  ["2026-11", "none", TENTH, "under-way"],
  ["2026-11", "final", TENTH, "under-way"],
  ["2026-12", "none", TENTH, "under-way"],
  ["2026-10", "final", TENTH, "final"],
  ["2026-10", "open", TENTH, "stated"],
  ["2026-10", "none", TENTH, "awaited"],
  ["2026-10", "none", ELEVENTH, "unstated"],
  ["2026-09", "none", TENTH, "unstated"],
  ["2026-09", "open", ELEVENTH, "stated"],
])("of %s with %s statements, at %s, the figures are %s", (of, statements, now, state) => {
  expect(monthState(month(of), statements, now)).toBe(state);
});

test("a week in two months is final only when both are", () => {
  const week = { start: calendarDate("2026-09-28"), end: calendarDate("2026-10-05") };
  const of = (september: MonthStatements, october: MonthStatements) =>
    periodState(
      week,
      new Map([
        [month("2026-09"), september],
        [month("2026-10"), october],
      ]),
      ELEVENTH,
    );
  expect([of("final", "final"), of("final", "open"), of("open", "final"), of("final", "none")]).toEqual([
    "final",
    "stated",
    "stated",
    "unstated",
  ]);
});
