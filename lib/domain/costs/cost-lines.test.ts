import { expect, test } from "vitest";
import { checkCostHistory } from "@/lib/domain/costs/cost-check";
import type { CostHistory } from "@/lib/domain/costs/cost-history";
import { costLines } from "@/lib/domain/costs/cost-lines";
import { costRange, newestMonths } from "@/lib/domain/costs/cost-range";
import { serviceChanges } from "@/lib/domain/costs/service-changes";
import { addDecimals, decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";
import { month } from "@/lib/domain/values/month";

const now = new Date("2026-11-23T12:00:00.000Z");
const amounts = (...values: (string | null)[]) => values.map((value) => (value === null ? null : decimal(value)));

const history: CostHistory = {
  currency: currency("USD"),
  months: ["2026-09", "2026-10", "2026-11"].map(month),
  series: [
    { name: "ec2", label: "EC2 - Compute", amounts: amounts("100.105", "110", "0") },
    { name: "s3", label: "S3 - Storage", amounts: amounts(null, "20.25", "5") },
  ],
  totals: amounts("100.105", "130.27", "5"),
  adds: false,
};

test("a month whose services are not its total is named with both figures and the difference", () => {
  expect(checkCostHistory(history)).toEqual([
    { month: "2026-10", stated: "130.27", summed: "130.25", difference: "0.02" },
  ]);
});

test("a file has one line per month and service with data, exact, zero included and no data left out", () => {
  expect(costLines(history, now).slice(0, 3)).toEqual([
    ["2026-09", "final", "ec2", "EC2 - Compute", "100.105", "USD"],
    ["2026-10", "final", "ec2", "EC2 - Compute", "110", "USD"],
    ["2026-10", "final", "s3", "S3 - Storage", "20.25", "USD"],
  ]);
  expect(costLines(history, now).at(-2)).toEqual(["2026-11", "estimated", "ec2", "EC2 - Compute", "0", "USD"]);
});

test("the lines of a month add up to the total CloudHealth states, what no service explains included", () => {
  for (const [at, of] of history.months.entries()) {
    const lines = costLines(history, now).filter(([name]) => name === of);
    expect(addDecimals(lines.map((line) => decimal(line[4] ?? "")))).toBe(history.totals[at]);
  }
});

test("a range keeps the newest months of every series and of the totals", () => {
  const shown = newestMonths(history, 3);
  expect(shown).toEqual(history);
  expect(newestMonths({ ...history, months: [month("2026-08"), ...history.months] }, 3).months).toEqual(history.months);
});

test.each([
  ["6", 6],
  ["13", 13],
  ["7", 12],
  ["", 12],
])("months=%j shows %d months", (text, range) => {
  expect(costRange(new URLSearchParams({ months: text }))).toBe(range);
});

test("services are compared over the last two complete months, the greatest of the last month first", () => {
  const { months, services } = serviceChanges(history, now);
  expect(months).toEqual({ before: "2026-09", last: "2026-10", soFar: "2026-11" });
  expect(services.map(({ name, fraction }) => [name, fraction])).toEqual([
    ["ec2", "0.098846"],
    ["s3", null],
  ]);
});
