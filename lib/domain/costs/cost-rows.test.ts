import { expect, test } from "vitest";
import { CHART_LINE_COLUMNS, chartLines } from "@/lib/domain/costs/chart-lines";
import type { CostChart } from "@/lib/domain/costs/cost-chart";
import { compareCharts } from "@/lib/domain/costs/cost-comparison";
import { costRows, newestColumns } from "@/lib/domain/costs/cost-rows";
import { calendarDate } from "@/lib/domain/values/calendar-date";
import { addDecimals, decimal, subtractDecimals } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";

const NAMES = ["ec2", "s3", "rds"];
const READING = "0198c0de-0000-7000-8000-000000000001";

function chartOf(
  months: readonly string[],
  amounts: readonly (readonly (string | null)[])[],
  total: string,
): CostChart {
  const exact = amounts.map((row) => row.map((amount) => (amount === null ? null : decimal(amount))));
  const sums = months.map((_, at) => addDecimals(exact.flatMap((row) => row[at] ?? [])));
  const totals = sums.map((sum, at) => (at === 0 ? decimal(total) : sum));
  return {
    currency: currency("USD"),
    periods: months.map((month) => ({
      start: calendarDate(`${month}-01`),
      end: calendarDate(`${month}-28`),
      state: month === "2026-11" ? "under-way" : "final",
      readings: [READING],
    })),
    series: exact.map((row, at) => ({
      kind: "member",
      name: NAMES[at] ?? "",
      label: `=${NAMES[at]}`,
      owner: null,
      amounts: row,
      total: addDecimals(row.flatMap((amount) => amount ?? [])),
    })),
    totals,
    differences: totals.map((one, at) => subtractDecimals(one, sums[at] ?? decimal("0"))),
  };
}

const NOW = chartOf(
  ["2026-10", "2026-11"],
  [
    ["10.1", "3"],
    ["-0.0000001", null],
  ],
  "10.2",
);
const BEFORE = chartOf(
  ["2026-08", "2026-09"],
  [
    ["7", "8"],
    ["1", "1"],
    ["5", "5"],
  ],
  "13",
);
const span = (start: string, end: string) => ({ start: calendarDate(start), end: calendarDate(end) });
const [COMPARISON] = compareCharts(
  { span: span("2026-10-01", "2026-12-01"), charts: [NOW] },
  { span: span("2026-08-01", "2026-10-01"), charts: [BEFORE] },
  "monthly",
);

test("in each column all rows above the total are the total, to the last digit", () => {
  const rows = costRows(NOW, null);
  const [total, ...parts] = [...rows].reverse();
  expect(rows.map(({ kind }) => kind)).toEqual(["member", "member", "difference", "total"]);
  for (const at of [0, 1])
    expect(addDecimals(parts.flatMap(({ amounts }) => amounts[at] ?? []))).toBe(total?.amounts[at]);
  expect(addDecimals(parts.flatMap((row) => row.total ?? []))).toBe(total?.total);
});

test("what the rows differ by from the span before is the difference of the totals, members that are gone included", () => {
  const rows = costRows(NOW, COMPARISON ?? null);
  const parts = rows.filter(({ kind }) => kind !== "total").flatMap(({ step }) => step?.difference ?? []);
  expect(rows.map(({ kind }) => kind)).toEqual(["member", "member", "rest", "difference", "total"]);
  expect(addDecimals(parts)).toBe(rows.at(-1)?.step?.difference);
});

test("columns left out are their sum, and no data is not zero", () => {
  const amounts = [null, null, decimal("1.5"), decimal("2")];
  expect(newestColumns(amounts, 2)).toEqual({ earlier: null, newest: ["1.5", "2"] });
  expect(newestColumns(amounts, 1)).toEqual({ earlier: "1.5", newest: ["2"] });
  expect(newestColumns(amounts, 4)).toEqual({ earlier: null, newest: amounts });
});

test("a file has a line for every figure of the table, with its zone, its period, its state and its call", () => {
  const lines = chartLines({ charts: [NOW], comparisons: [] }, { split: "service", within: null }, [
    {
      reading: READING,
      asked: "GET /olap_reports/cost/history",
      answerHash: "ab12",
      fetchedAt: "2026-11-23T00:00:00.000Z",
    },
  ]);
  const figures = costRows(NOW, null).flatMap(({ amounts }) => amounts.filter((amount) => amount !== null));
  const at = CHART_LINE_COLUMNS.indexOf("amount");
  expect(lines.map((line) => line[at]).sort()).toEqual([...figures].sort());
  expect(lines.every((line) => line.length === CHART_LINE_COLUMNS.length)).toBe(true);
  expect(lines[0]?.slice(0, 6)).toEqual(["2026-10-01", "2026-10-28", "UTC", "final", "final", "member"]);
  expect(lines.at(-1)?.slice(-3)).toEqual(["GET /olap_reports/cost/history", "2026-11-23T00:00:00.000Z", "ab12"]);
});

test("a file of what is compared has each figure beside that of the span before, which add up in each period too", () => {
  const comparisons = COMPARISON ? [COMPARISON] : [];
  const lines = chartLines({ charts: [NOW], comparisons }, { split: "service", within: null }, []);
  const at = (column: (typeof CHART_LINE_COLUMNS)[number]) => CHART_LINE_COLUMNS.indexOf(column);
  for (const column of ["amount", "before_amount", "difference"] as const) {
    for (const [month, before] of [
      ["2026-10-01", "2026-08-01"],
      ["2026-11-01", "2026-09-01"],
    ]) {
      const own = lines.filter((line) => line[at("from_utc")] === month);
      expect(own.every((line) => line[at("before_from_utc")] === before)).toBe(true);
      const sum = (isTotal: boolean) =>
        addDecimals(
          own
            .filter((line) => (line[at("line")] === "total") === isTotal)
            .map((line) => decimal(line[at(column)] || "0")),
        );
      expect(sum(false), `${column} in ${month}`).toBe(sum(true));
    }
  }
  expect(lines.some((line) => line[at("line")] === "rest" && line[at("amount")] === "")).toBe(true);
});
