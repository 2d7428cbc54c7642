import fc from "fast-check";
import { expect, test } from "vitest";
import { explainPriceChange } from "@/lib/domain/pricing/explain-price-change";
import type { PricedProduct, PriceReport } from "@/lib/domain/pricing/price-report";
import { addDecimals, decimal, multiplyDecimals, subtractDecimals, ZERO } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";

/** Without a cost of its own a step costs its usage at its price. */
type Steps = readonly (readonly [usage: string, price: string, cost?: string | undefined])[];
const NAME = { en: "Compute", fr: "Calcul" };

function product(sku: string, steps: Steps): PricedProduct {
  const priced = steps.map(([usage, price, cost]) => ({
    usage: decimal(usage),
    price: decimal(price),
    cost: cost === undefined ? multiplyDecimals(decimal(usage), decimal(price)) : decimal(cost),
  }));
  const known = { sku, name: NAME, unit: { code: "H", name: NAME }, period: "HOUR" };
  const [only] = priced;
  if (only && steps.length === 1 && steps[0]?.[2] === undefined) return { ...known, ...only, tiers: [] };
  const sum = (key: "usage" | "cost") => addDecimals(priced.map((tier) => tier[key]));
  return { ...known, usage: sum("usage"), cost: sum("cost"), price: null, tiers: priced };
}

function report(total: string, products: Readonly<Record<string, Steps>>, generated = true): PriceReport {
  const own = Object.entries(products).map(([sku, steps]) => product(sku, steps));
  const categories = [{ name: NAME, subTotal: decimal(total), products: own }];
  return { generated, currencies: [{ currency: currency("CAD"), total: decimal(total), categories }] };
}

test.each<[string, Record<string, Steps>, Record<string, Steps>, string]>([
  ["a unit price that rose counts by the later usage", { vm: [["10", "2"]] }, { vm: [["12", "2.5"]] }, "6"],
  ["more usage at the same price is usage", { vm: [["10", "2"]] }, { vm: [["20", "2"]] }, "0"],
  ["a product that is new is usage", {}, { vm: [["20", "2"]] }, "0"],
  ["a product that is gone is usage", { vm: [["20", "2"]] }, {}, "0"],
  [
    "each tier counts by its own price",
    {
      cpu: [
        ["100", "1"],
        ["50", "0.5"],
      ],
    },
    {
      cpu: [
        ["100", "1.1"],
        ["80", "0.4"],
      ],
    },
    "2",
  ],
  [
    "a tier that is reached for the first time is usage",
    {
      cpu: [
        ["100", "1"],
        ["5", "0.5"],
      ],
    },
    {
      cpu: [
        ["100", "1"],
        ["100", "0.5"],
        ["7", "0.1"],
      ],
    },
    "0",
  ],
  ["a flat fee counts once", { db: [["1000.5", "999", "999"]] }, { db: [["1000.5", "1099", "1099"]] }, "100"],
  [
    "a fee for each chunk counts by the later chunks",
    {
      db: [
        ["1000.5", "999", "999"],
        ["700", "999", "1998"],
      ],
    },
    {
      db: [
        ["1000.5", "999", "999"],
        ["1200", "1000", "3000"],
      ],
    },
    "3",
  ],
  ["more units under the same fee are usage", { db: [["1", "999", "999"]] }, { db: [["900", "999", "999"]] }, "0"],
  ["one unit under a fee is a fee", { db: [["1", "999", "999"]] }, { db: [["900", "1099", "1099"]] }, "100"],
  ["a fee that is dropped is what it was", { db: [["900", "999", "999"]] }, { db: [["950", "0", "0"]] }, "-999"],
  ["units that are given a fee cost it", { db: [["900", "1", "900"]] }, { db: [["950", "999", "999"]] }, "49"],
  ["a cost rounded to the cent is one by units", { vm: [["0.5", "0.01", "0.01"]] }, { vm: [["10", "1", "10"]] }, "9.9"],
])("%s", (_, before, after, price) => {
  expect(explainPriceChange(report("20", before), report("33", after))).toEqual([
    expect.objectContaining({ difference: "13", price, usage: subtractDecimals(decimal("13"), decimal(price)) }),
  ]);
});

test("usage and price are the difference to the last digit, whatever the figures", () => {
  const figure = fc.tuple(fc.bigInt(0n, 10n ** 15n), fc.nat(9)).map(([digits, places]) => `${digits}e-${places}`);
  const step = fc.tuple(figure, figure, fc.option(figure, { nil: undefined }));
  const steps = fc.array(step, { minLength: 1, maxLength: 4 });
  const one = fc.tuple(figure, fc.dictionary(fc.constantFrom("a", "b", "c"), steps));
  fc.assert(
    fc.property(one, one, (left, right) => {
      const [change] = explainPriceChange(report(...left), report(...right)) ?? [];
      expect(addDecimals([change?.usage ?? ZERO, change?.price ?? ZERO])).toBe(change?.difference);
      expect(addDecimals([change?.before ?? ZERO, change?.difference ?? ZERO])).toBe(change?.after);
    }),
  );
});

test("a month that was not generated is not known, not zero", () => {
  expect(explainPriceChange(report("20", {}, false), report("33", {}))).toBeNull();
});
