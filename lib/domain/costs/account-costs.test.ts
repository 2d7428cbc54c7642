import fc from "fast-check";
import { expect, test } from "vitest";
import { placeAccountCosts } from "@/lib/domain/costs/account-costs";
import type { CostFacts } from "@/lib/domain/costs/cost-facts";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { calendarDate } from "@/lib/domain/values/calendar-date";
import { addDecimals, type DecimalText, decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";
import { month } from "@/lib/domain/values/month";

const OWNER = awsAccountId("000000000001");
const ownerOf = (name: string) => (/^[0-4]$/.test(name) ? awsAccountId(name.padStart(12, "0")) : null);

const ON = { month: month("2026-11"), currency: currency("USD") };

function report(accounts: readonly [name: string, cost: DecimalText | null][], total: DecimalText | null): CostFacts {
  const day = (text: string) => ({ start: calendarDate(`${text}-01`), end: calendarDate(`${text}-28`) });
  return {
    periods: [
      { ...day("2026-10"), total: null, difference: decimal("0") },
      { ...day("2026-11"), total, difference: decimal("0") },
    ],
    members: [],
    parts: [],
    facts: accounts.flatMap(([member, amount]) =>
      amount === null ? [] : [{ start: day("2026-11").start, member, part: null, amount }],
    ),
  };
}

const cost = fc
  .tuple(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.integer({ min: 0, max: 13 }))
  .map(([digits, places]) => decimal(`${digits}e-${places}`));

test("known accounts, unknown ones and the difference are the stated total to the last digit", () => {
  const series = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }).map(String), fc.option(cost)), { maxLength: 30 });
  fc.assert(
    fc.property(series, cost, (accounts, total) => {
      const { known, summary } = placeAccountCosts(report(accounts, total), ON, ownerOf);
      const parts = [...known.map((one) => one.cost), summary.unknown.cost, summary.difference];
      expect(addDecimals(parts)).toBe(total);
    }),
  );
});

test("an account without data is not there; one that cost nothing is, with 0", () => {
  const { known } = placeAccountCosts(
    report(
      [
        ["1", null],
        ["2", decimal("0")],
      ],
      decimal("0"),
    ),
    ON,
    ownerOf,
  );
  expect(known).toEqual([{ owner: awsAccountId("000000000002"), cost: "0" }]);
});

test("what unknown accounts cost is told apart, and so is a total that the accounts do not make up", () => {
  const { known, summary } = placeAccountCosts(
    report(
      [
        ["1", decimal("1.1")],
        ["8", decimal("0.7")],
        ["9", decimal("0.2")],
      ],
      decimal("2.3"),
    ),
    ON,
    ownerOf,
  );
  expect(known).toEqual([{ owner: OWNER, cost: "1.1" }]);
  expect(summary).toEqual({ total: "2.3", unknown: { accounts: 2, cost: "0.9" }, difference: "0.3" });
});

test("a month the report does not speak of has no data at all", () => {
  expect(
    placeAccountCosts(report([["1", decimal("5")]], decimal("5")), { ...ON, month: month("2026-09") }, ownerOf),
  ).toMatchObject({
    known: [],
    summary: { total: null, unknown: { accounts: 0, cost: "0" }, difference: "0" },
  });
});
