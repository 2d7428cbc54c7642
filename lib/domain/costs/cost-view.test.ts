import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CostHistory } from "@/lib/domain/costs/cost-history";
import { costOfMonth, costView, lastMonthChange, stateOfMonth } from "@/lib/domain/costs/cost-view";
import { addDecimals, decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";
import { month, monthsUpTo } from "@/lib/domain/values/month";

const NOW = new Date("2026-06-15T12:00:00Z");
const MONTHS = monthsUpTo(month("2026-06"), 3);
const texts = (values: readonly (string | null)[]) => values.map((value) => (value === null ? null : decimal(value)));

function history(services: Readonly<Record<string, readonly (string | null)[]>>, totals: readonly (string | null)[]) {
  const series = Object.entries(services).map(([name, amounts]) => ({ name, label: name, amounts: texts(amounts) }));
  const states = ["final", "stated", "under-way"] as const;
  const readings = MONTHS.map((of) => [`reading of ${of}`]);
  const known = { currency: currency("USD"), months: MONTHS, states, readings, totals: texts(totals), adds: true };
  return { ...known, series } satisfies CostHistory;
}

describe("the greatest services and the rest", () => {
  const services = history(
    {
      s3: ["1", "1", "1"],
      compute: ["100", "90", "10"],
      empty: [null, null, null],
      lambda: ["0.1", null, null],
      rds: ["50", "50", "5"],
      credit: ["-60", "-60", "0"],
    },
    ["91.1", "81", "16"],
  );

  test("services are ranked by what they moved, a credit by its size, and the rest is summed exactly", () => {
    const view = costView(services, 3);
    expect(view.series.map(({ kind, name }) => [kind, name])).toEqual([
      ["service", "compute"],
      ["service", "credit"],
      ["service", "rds"],
      ["rest", ""],
    ]);
    expect(view.series.at(-1)?.amounts).toEqual(["1.1", "1", "1"]);
  });

  test("one last service stands for itself, and a service without data is not shown", () => {
    expect(costView(services, 4).series.map(({ name }) => name)).toEqual(["compute", "credit", "rds", "s3", "lambda"]);
  });

  test("a month in which no service of the rest has data has none there", () => {
    const sparse = history({ a: ["9", "9", "9"], b: ["1", null, "0"], c: ["1", null, null] }, ["11", "9", "9"]);
    expect(costView(sparse, 1).series.at(-1)?.amounts).toEqual(["2", null, "0"]);
  });

  test("equal services keep one order", () => {
    const equal = { b: ["1", "1", "1"], a: ["1", "1", "1"] };
    expect(costView(history(equal, ["2", "2", "2"]), 5).series.map(({ name }) => name)).toEqual(["a", "b"]);
  });

  test("what is shown is always exactly all of it", () => {
    const amount = fc.option(
      fc.tuple(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.nat(13)).map(([digits, places]) => `${digits}e-${places}`),
      { nil: null },
    );
    const rows = fc.dictionary(fc.string({ minLength: 1, maxLength: 4 }), fc.tuple(amount, amount, amount));
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 8 }), (given, top) => {
        const all = history(given, [null, null, null]);
        const shown = costView(all, top).series;
        for (const at of [0, 1, 2]) {
          const sum = (series: CostHistory["series"]) => addDecimals(series.flatMap((one) => one.amounts[at] ?? []));
          expect(sum(shown)).toBe(sum(all.series));
        }
        expect(shown.length).toBeLessThanOrEqual(top + 1);
      }),
    );
  });
});

test("a month is as final as its statements say, and one that is not reached is not final", () => {
  const none = history({}, [null, null, null]);
  expect(costView(none, 5).months).toEqual([
    { month: "2026-04", state: "final" },
    { month: "2026-05", state: "stated" },
    { month: "2026-06", state: "under-way" },
  ]);
  expect(stateOfMonth(none, month("2026-05"))).toBe("stated");
  expect(stateOfMonth(none, month("2026-07"))).toBe("under-way");
});

describe("the month under way", () => {
  test("is not compared: the last two complete months are", () => {
    expect(lastMonthChange(history({}, ["80", "100", "3"]), NOW)).toEqual({
      month: "2026-05",
      amount: "100",
      before: "80",
      difference: "20",
      fraction: "0.25",
    });
  });
});

describe("a comparison", () => {
  test.each([
    ["has no data for one month", [null, "100", "3"]],
    ["has no data for the last complete month", ["80", null, "3"]],
  ])("is not made when the history %s", (_what, totals) => {
    expect(lastMonthChange(history({}, totals), NOW)).toBeNull();
  });

  test("is not made with months the history does not reach", () => {
    expect(lastMonthChange(history({}, ["80", "100", "3"]), new Date("2026-09-01T00:00:00Z"))).toBeNull();
  });

  test("with a month that cost nothing has a difference but no fraction", () => {
    expect(lastMonthChange(history({}, ["0", "100", "3"]), NOW)).toMatchObject({ difference: "100", fraction: null });
  });

  test("a fall is negative, also from a credit", () => {
    expect(lastMonthChange(history({}, ["-50", "-75", null]), NOW)).toMatchObject({
      difference: "-25",
      fraction: "-0.5",
    });
  });
});

test("the cost of a month without data is null, never zero", () => {
  const known = history({}, ["80", null, "0"]);
  expect(MONTHS.map((one) => costOfMonth(known, one))).toEqual(["80", null, "0"]);
  expect(costOfMonth(known, month("2025-01"))).toBeNull();
});
