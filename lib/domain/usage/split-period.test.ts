import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bisectSpan, splitPeriod, type TimeSpan } from "@/lib/domain/usage/split-period";

const DAY_MS = 86_400_000;
const MOST_MS = 95 * DAY_MS;
const at = (text: string) => new Date(text.length === 10 ? `${text}T00:00:00Z` : `${text}Z`).toISOString();
const span = (from: string, to: string): TimeSpan => ({ from: at(from), to: at(to) });
const length = ({ from, to }: TimeSpan) => Date.parse(to) - Date.parse(from);
const cuts = (spans: readonly TimeSpan[]) => spans.slice(1).map(({ from }) => from.replace(".000Z", ""));

describe("a period", () => {
  test.each([
    ["95 days are one report", "2026-03-01", "2026-06-04", []],
    ["95 days and a second are two", "2026-03-01", "2026-06-04T00:00:01", ["2026-06-01T00:00:00"]],
    [
      "a year is four, cut where a month ends",
      "2025-01-01",
      "2026-01-01",
      ["2025-04-01T00:00:00", "2025-07-01T00:00:00", "2025-10-01T00:00:00"],
    ],
    ["what begins within a month is cut at a month's end too", "2025-01-15", "2025-06-01", ["2025-04-01T00:00:00"]],
    ["over a leap day it is the same", "2024-01-31", "2024-06-01", ["2024-05-01T00:00:00"]],
  ])("%s", (_rule, from, to, expected) => {
    expect(cuts(splitPeriod(span(from, to)))).toEqual(expected);
  });

  test("of any length is covered to the second, without gap or overlap, by reports HERE allows", () => {
    const seconds = fc.integer({ min: Date.UTC(2019, 0, 1) / 1000, max: Date.UTC(2030, 0, 1) / 1000 });
    fc.assert(
      fc.property(seconds, fc.integer({ min: 1, max: 1_830 * 86_400 }), (start, takes) => {
        const whole = {
          from: new Date(start * 1000).toISOString(),
          to: new Date((start + takes) * 1000).toISOString(),
        };
        const spans = splitPeriod(whole);
        expect([spans[0]?.from, spans.at(-1)?.to]).toEqual([whole.from, whole.to]);
        for (const [index, one] of spans.entries()) {
          expect(length(one) > 0 && length(one) <= MOST_MS).toBe(true);
          expect(one.to).toBe(spans[index + 1]?.from ?? whole.to);
        }
      }),
    );
  });
});

describe("a part that came back cut", () => {
  test.each([
    ["at a month's start near its middle", "2026-01-01", "2026-04-01", "2026-02-01T00:00:00"],
    ["at midnight within a month", "2026-01-01", "2026-02-01", "2026-01-17T00:00:00"],
    ["two days", "2026-01-01", "2026-01-03", "2026-01-02T00:00:00"],
    ["a day and a second", "2026-01-01", "2026-01-02T00:00:01", "2026-01-02T00:00:00"],
  ])("is halved: %s", (_rule, from, to, cut) => {
    const halves = bisectSpan(span(from, to));
    expect(halves).toEqual([
      { from: at(from), to: at(cut) },
      { from: at(cut), to: at(to) },
    ]);
  });

  test("is not halved any more when it is one day", () => {
    expect(bisectSpan(span("2026-01-01", "2026-01-02"))).toBeNull();
  });

  test("of any length comes down to single days by halving", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 95 * 24 }), (day, hours) => {
        const from = Date.UTC(2025, 0, 1 + day);
        let open: TimeSpan[] = [
          { from: new Date(from).toISOString(), to: new Date(from + hours * 3_600_000).toISOString() },
        ];
        let rounds = 0;
        while (open.length > 0 && rounds < 12) {
          open = open.flatMap((one) => bisectSpan(one) ?? []);
          rounds += 1;
        }
        expect(open).toEqual([]);
      }),
    );
  });
});
