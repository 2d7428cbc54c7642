import { expect, test } from "vitest";
import { costExplorerQuery, questionOf, toCostExplorerParams, whyMonths } from "@/lib/domain/costs/cost-explorer-query";
import { choosablePeriods } from "@/lib/domain/costs/cost-period-choice";
import { splitByDimension } from "@/lib/domain/costs/cost-question";
import { calendarDate } from "@/lib/domain/values/calendar-date";
import { customerId } from "@/lib/domain/values/customer-id";

const NOW = new Date("2026-11-23T10:00:00.000Z");
const TAG = splitByDimension("tag-1");
const ofPartner = { customer: null, dimensions: [TAG] };
const ofBorealis = { customer: customerId("3948"), dimensions: [TAG] };
const read = (text: string, ground = ofBorealis as typeof ofBorealis | typeof ofPartner) =>
  costExplorerQuery(new URLSearchParams(text), ground);

test.each([
  "",
  "split=account&within=AmazonEC2&top=10&look=lines&compare=previous",
  "interval=daily&period=7",
  "interval=weekly&period=all",
  "from=2026-03-01&to=2026-06-01&why=2026-09&against=2026-03",
])("an address is written back as it was read: %s", (text) => {
  expect(toCostExplorerParams(read(text)).toString()).toBe(text);
});

test.each([
  ["a customer's weeks by region", "interval=weekly&split=region", { interval: "weekly", split: "service" }],
  ["a look into a service by region", "split=region&within=AmazonEC2", { split: "region", within: null }],
  ["a dimension the upstream does not offer", "split=dimension:tag-2", { split: "service" }],
  ["a day that is none", "from=2026-02-30&to=2026-03-01", { period: 12 }],
  ["a period that ends before it begins", "from=2026-03-01&to=2026-02-01", { period: 12 }],
  ["a number of series nobody offers", "top=1000", { top: 7 }],
])("what cannot be asked is asked in the usual way: %s", (_, text, usual) => {
  expect(read(text)).toMatchObject(usual);
});

test("the partner's own weeks and days are known by service, those of customers together are their months", () => {
  expect(read("interval=weekly&split=region", ofPartner)).toMatchObject({ interval: "weekly", split: "service" });
  expect(read("interval=daily", ofPartner)).toMatchObject({ interval: "daily", split: "service" });
  expect(read("interval=daily&of=customers", ofPartner)).toMatchObject({ interval: "monthly", split: "customer" });
});

test("customers together are split by customer first, and by no other dimension", () => {
  expect(read("of=customers", ofPartner)).toMatchObject({ subject: { kind: "customers" }, split: "customer" });
  expect(read(`of=customers&split=${TAG}`, ofPartner).split).toBe("customer");
  expect(read(`split=${TAG}`, ofPartner).split).toBe(TAG);
});

test.each([
  ["", "2025-12-01", "2026-12-01"],
  ["period=1", "2026-11-01", "2026-12-01"],
  ["interval=weekly&period=4", "2026-11-02", "2026-11-30"],
  ["interval=daily&period=7", "2026-11-17", "2026-11-24"],
  ["from=2026-03-01&to=2026-06-01", "2026-03-01", "2026-06-01"],
])("the newest periods end with the one under way: %s", (text, from, to) => {
  expect(questionOf(read(text), NOW)).toMatchObject({ from, to });
});

test("only periods that are known or that the upstream answers can be chosen", () => {
  const months = (reach: string | null) =>
    choosablePeriods("monthly", reach ? { start: calendarDate(reach), end: calendarDate("2026-12-01") } : null, NOW);
  expect(
    months(null)
      .map(({ start }) => start)
      .at(0),
  ).toBe("2025-12-01");
  expect(
    months("2025-03-01")
      .map(({ start }) => start)
      .at(0),
  ).toBe("2025-03-01");
  expect(months(null).at(-1)).toEqual({ start: "2026-11-01", end: "2026-12-01" });
});

test("without a choice, the last complete month is explained against the one before", () => {
  expect(whyMonths(read(""), NOW)).toEqual({ from: "2026-09", to: "2026-10" });
  expect(whyMonths(read("why=2026-10&against=2026-10"), NOW)).toEqual({ from: "2026-09", to: "2026-10" });
});
