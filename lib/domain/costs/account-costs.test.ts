import fc from "fast-check";
import { expect, test } from "vitest";
import { placeAccountCosts } from "@/lib/domain/costs/account-costs";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { addDecimals, type DecimalText, decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";
import { month } from "@/lib/domain/values/month";

const [OCTOBER, NOVEMBER] = [month("2026-10"), month("2026-11")];
const USD = currency("USD");
const OWNER = awsAccountId("000000000001");
const ownerOf = (name: string) => (/^[0-4]$/.test(name) ? awsAccountId(name.padStart(12, "0")) : null);

function history(series: readonly [name: string, cost: DecimalText | null][], total: DecimalText | null) {
  const made = series.map(([name, cost]) => ({ name, label: name, amounts: [null, cost] }));
  return { currency: USD, months: [OCTOBER, NOVEMBER], series: made, totals: [null, total], adds: true };
}

const cost = fc
  .tuple(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.integer({ min: 0, max: 13 }))
  .map(([digits, places]) => decimal(`${digits}e-${places}`));

test("known accounts, unknown ones and the difference are the stated total to the last digit", () => {
  const series = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }).map(String), fc.option(cost)), { maxLength: 30 });
  fc.assert(
    fc.property(series, cost, (accounts, total) => {
      const { known, summary } = placeAccountCosts(history(accounts, total), NOVEMBER, ownerOf);
      const parts = [...known.map((one) => one.cost), summary.unknown.cost, summary.difference];
      expect(addDecimals(parts)).toBe(total);
    }),
  );
});

test("an account without data is not there; one that cost nothing is, with 0", () => {
  const { known } = placeAccountCosts(
    history(
      [
        ["1", null],
        ["2", decimal("0")],
      ],
      decimal("0"),
    ),
    NOVEMBER,
    ownerOf,
  );
  expect(known).toEqual([{ owner: awsAccountId("000000000002"), cost: "0" }]);
});

test("what unknown accounts cost is told apart, and so is a total that the accounts do not make up", () => {
  const { known, summary } = placeAccountCosts(
    history(
      [
        ["1", decimal("1.1")],
        ["8", decimal("0.7")],
        ["9", decimal("0.2")],
      ],
      decimal("2.3"),
    ),
    NOVEMBER,
    ownerOf,
  );
  expect(known).toEqual([{ owner: OWNER, cost: "1.1" }]);
  expect(summary).toEqual({ total: "2.3", unknown: { accounts: 2, cost: "0.9" }, difference: "0.3" });
});

test("a month the report does not speak of has no data at all", () => {
  expect(placeAccountCosts(history([["1", decimal("5")]], decimal("5")), month("2026-09"), ownerOf)).toMatchObject({
    known: [],
    summary: { total: null, unknown: { accounts: 0, cost: "0" }, difference: "0" },
  });
});
