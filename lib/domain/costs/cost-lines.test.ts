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
  states: ["final", "stated", "under-way"],
  readings: [["r1"], ["r1", "r2"], []],
  series: [
    { name: "ec2", label: "EC2 - Compute", amounts: amounts("100.105", "110", "0") },
    { name: "s3", label: "S3 - Storage", amounts: amounts(null, "20.25", "5") },
  ],
  totals: amounts("100.105", "130.27", "5"),
  adds: false,
};

const calls = [1, 2].map((at) => ({
  reading: `r${at}`,
  asked: `GET /history?${at}`,
  fetchedAt: `2026-11-0${at}T00:00:00.000Z`,
  answerHash: at === 1 ? "ab12" : null,
}));

test("a month whose services are not its total is named with both figures and the difference", () => {
  expect(checkCostHistory(history)).toEqual([
    { month: "2026-10", stated: "130.27", summed: "130.25", difference: "0.02" },
  ]);
});

test("a file has one line per month and service with data, exact, zero included, no data left out, with the calls", () => {
  const first = ["GET /history?1", "2026-11-01T00:00:00.000Z", "ab12"];
  const both = ["GET /history?1 GET /history?2", "2026-11-01T00:00:00.000Z 2026-11-02T00:00:00.000Z", "ab12 "];
  expect(costLines(history, calls).slice(0, 3)).toEqual([
    ["2026-09", "final", "ec2", "EC2 - Compute", "100.105", "USD", ...first],
    ["2026-10", "estimated", "ec2", "EC2 - Compute", "110", "USD", ...both],
    ["2026-10", "estimated", "s3", "S3 - Storage", "20.25", "USD", ...both],
  ]);
  const last = ["2026-11", "estimated", "ec2", "EC2 - Compute", "0", "USD", "", "", ""];
  expect(costLines(history, calls).at(-2)).toEqual(last);
});

test("a month that is over is estimated in the file as long as a statement of it is open", () => {
  const stateOf = (one: CostHistory) => new Map(costLines(one, []).map(([of, state]) => [of, state]));
  expect([...stateOf(history).values()]).toEqual(["final", "estimated", "estimated"]);
  expect(stateOf({ ...history, states: ["final", "final", "under-way"] }).get("2026-10")).toBe("final");
  expect([...stateOf(newestMonths(history, 3)).values()]).toEqual([...stateOf(history).values()]);
});

test("the lines of a month add up to the total CloudHealth states, what no service explains included", () => {
  for (const [at, of] of history.months.entries()) {
    const lines = costLines(history, calls).filter(([name]) => name === of);
    expect(addDecimals(lines.map((line) => decimal(line[4] ?? "")))).toBe(history.totals[at]);
  }
});

test("a range keeps the newest months of every series and of the totals", () => {
  const shown = newestMonths(history, 3);
  expect(shown).toEqual(history);
  const longer = {
    ...history,
    months: [month("2026-08"), ...history.months],
    states: ["final", ...history.states] as const,
    readings: [["r0"], ...history.readings],
  };
  expect(newestMonths(longer, 3)).toEqual(history);
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
