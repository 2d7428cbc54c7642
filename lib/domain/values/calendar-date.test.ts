import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  calendarDate,
  dateOf,
  daysBetween,
  parseCalendarDate,
  shiftDate,
  startOfDate,
} from "@/lib/domain/values/calendar-date";

describe("a day", () => {
  test.each([
    "2026-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-1-1",
    "20260101",
    "",
    "2026-01-01T00:00:00Z",
  ])("is not %j", (text) => {
    expect(parseCalendarDate(text)).toBeNull();
    expect(() => calendarDate(text)).toThrow("Not a calendar date");
  });

  test.each(["2028-02-29", "2000-02-29", "2026-12-31"])("is %s", (text) => {
    expect(parseCalendarDate(text)).toBe(text);
  });

  test("starts and ends by the clock of UTC, not of this machine", () => {
    expect(dateOf(new Date("2026-05-31T23:59:59.999Z"))).toBe("2026-05-31");
    expect(startOfDate(calendarDate("2026-05-31")).toISOString()).toBe("2026-05-31T00:00:00.000Z");
  });

  test("shifted by days is that many days away", () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (days) => {
        const start = calendarDate("2026-03-29");
        expect(daysBetween(start, shiftDate(start, days))).toBe(days);
      }),
    );
  });
});
