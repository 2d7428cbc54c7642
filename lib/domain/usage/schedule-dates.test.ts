import { expect, test } from "vitest";
import { dueAfter, formerMonth } from "@/lib/domain/usage/schedule-dates";
import { calendarDate } from "@/lib/domain/values/calendar-date";

test.each([
  [3, "2026-11-02", "2026-11-03"],
  [3, "2026-11-03", "2026-12-03"],
  [3, "2026-12-31", "2027-01-03"],
  [31, "2026-01-31", "2026-02-28"],
  [31, "2026-02-28", "2026-03-31"],
  [30, "2028-02-01", "2028-02-29"],
  [31, "2026-03-31", "2026-04-30"],
  [1, "2026-12-01", "2027-01-01"],
])("day %i of each month comes next after %s on %s", (day, after, expected) => {
  expect(dueAfter(day, calendarDate(after))).toBe(expected);
});

test.each([
  ["2026-03-31", "2026-02-01", "2026-03-01"],
  ["2027-01-01", "2026-12-01", "2027-01-01"],
])("on %s the month before is from %s up to %s, not included", (due, from, to) => {
  expect(formerMonth(calendarDate(due))).toEqual({ from, to });
});
