import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isUnderWay,
  type Month,
  month,
  monthOf,
  monthsUpTo,
  parseMonth,
  periodOfMonth,
  shiftMonth,
} from "@/lib/domain/values/month";

const anyMonth = fc
  .tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => month(`${year}-${String(number).padStart(2, "0")}`));

describe("a billing month", () => {
  test.each(["2026-13", "2026-00", "2026-1", "26-01", "2026-01-01", "", " 2026-01", "2026/01"])("is not %j", (text) => {
    expect(parseMonth(text)).toBeNull();
    expect(() => month(text)).toThrow("Not a month");
  });

  test("starts and ends by the clock of UTC, not of this machine", () => {
    expect(monthOf(new Date("2026-05-31T23:59:59.999Z"))).toBe("2026-05");
    expect(monthOf(new Date("2026-06-01T00:00:00.000Z"))).toBe("2026-06");
  });

  test("has a period from its first instant up to and without the next month's", () => {
    expect(periodOfMonth(month("2026-12"))).toEqual({
      from: "2026-12-01T00:00:00.000Z",
      to: "2027-01-01T00:00:00.000Z",
    });
  });

  test("is under way from its first instant to its last", () => {
    const may = month("2026-05");
    const at = (text: string) => isUnderWay(may, new Date(text));
    expect([at("2026-04-30T23:59:59.999Z"), at("2026-05-01T00:00:00Z"), at("2026-06-01T00:00:00Z")]).toEqual([
      false,
      true,
      false,
    ]);
  });

  test("every instant lies in exactly the period of its month", () => {
    const instants = fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (instant) => {
        const { from, to } = periodOfMonth(monthOf(instant));
        const text = instant.toISOString();
        expect(from <= text && text < to).toBe(true);
      }),
    );
  });

  test("ends where the next one starts", () => {
    fc.assert(
      fc.property(anyMonth, (of) => {
        expect(periodOfMonth(of).to).toBe(periodOfMonth(shiftMonth(of, 1)).from);
      }),
    );
  });

  test("shifted there and back is itself", () => {
    fc.assert(
      fc.property(anyMonth, fc.integer({ min: -600, max: 600 }), (of, by) => {
        expect(shiftMonth(shiftMonth(of, by), -by)).toBe(of);
      }),
    );
  });

  test("closes the list of months up to it, oldest first, over the turn of a year", () => {
    expect(monthsUpTo(month("2026-02"), 4)).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"] satisfies string[]);
    expect(monthsUpTo(month("2026-02"), 0)).toEqual([] satisfies Month[]);
  });
});
