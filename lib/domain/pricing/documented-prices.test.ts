import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type CompiledPrice, compilePrice } from "@/lib/domain/pricing/compile-price";
import type { PriceTier } from "@/lib/domain/pricing/price-tier";
import { reportedPrice } from "@/lib/domain/pricing/reported-price";
import { decimal } from "@/lib/domain/values/decimal-text";

// What CloudMC's documents print, digit by digit. The sandbox is held to the same files by code of its own.
const FOLDER = new URL("../../../sandbox/conformance/", import.meta.url);
const CENTS = 2;

const Digits = z.union([z.string(), z.number().transform(String)]).transform(decimal);
const Tier = z
  .object({
    pricingMode: z.enum(["PER_UNIT", "FLAT_FEE"]).optional(),
    priceMode: z.enum(["PER_UNIT", "FLAT_FEE"]).optional(),
    lowerBound: Digits,
    upperBound: Digits.nullish(),
    chunkSize: Digits.nullish(),
    price: z.union([z.record(z.string(), Digits), Digits.transform((price) => ({ CAD: price }))]),
  })
  .transform(({ pricingMode, priceMode, lowerBound, upperBound, chunkSize, price }) => ({
    mode: (pricingMode ?? priceMode) === "FLAT_FEE" ? ("flat-fee" as const) : ("per-unit" as const),
    lower: lowerBound,
    upper: upperBound ?? null,
    chunkSize: chunkSize ?? null,
    prices: new Map(Object.entries(price)),
  }));
const Line = z.object({ usage: Digits, price: Digits, before: Digits });
const Vectors = z.object({
  tiers_graduated: z.object({
    tiers: z.array(Tier),
    usage: Digits,
    expect: z.object({ tierUsage: z.array(Digits), tierCost: z.array(Digits), cost: Digits }),
  }),
  csv_cost: z.object({ usage: Digits, unitPrice: Digits, expect: Digits }),
  discount_chain_1: z.object({ products: z.array(Line) }),
  discount_chain_2_with_credit: z.object({ products: z.array(Line) }),
});
const read = (file: string) => readFileSync(new URL(file, FOLDER), "utf8");
const { vectors } = z.object({ vectors: Vectors }).parse(JSON.parse(read("here-cloudmc-vectors.json")));

function documented(id: string): unknown {
  const line = read("here-cloudmc-examples.jsonl")
    .split("\n")
    .find((text) => text.includes(`"id":"${id}"`));
  return JSON.parse(line ?? "null");
}

function compiled(tiers: readonly z.output<typeof Tier>[], code: string): CompiledPrice {
  const inOne = tiers.flatMap(({ prices, ...tier }): PriceTier[] => {
    const price = prices.get(code);
    return price === undefined ? [] : [{ ...tier, price }];
  });
  const price = compilePrice(inOne);
  if (!price.ok) throw new Error(JSON.stringify(price.refusal));
  return price.value;
}

const openTier = (price: string) => compiled([Tier.parse({ lowerBound: 0, price })], "CAD");

describe("the documents' own figures", () => {
  test("465 units over two tiers", () => {
    const { tiers, usage, expect: stated } = vectors.tiers_graduated;
    const priced = reportedPrice(compiled(tiers, "CAD"), usage, CENTS);
    expect(priced.tiers.map((tier) => tier.usage)).toEqual(stated.tierUsage);
    expect(priced.tiers.map((tier) => tier.cost)).toEqual(stated.tierCost);
    expect(priced.cost).toBe(stated.cost);
  });

  const { csv_cost } = vectors;
  const lines = [
    { usage: csv_cost.usage, price: csv_cost.unitPrice, before: csv_cost.expect },
    ...vectors.discount_chain_1.products,
    ...vectors.discount_chain_2_with_credit.products,
  ];

  test.each(lines)("$usage units at $price are $before, rounded to cents", ({ usage, price, before }) => {
    expect(reportedPrice(openTier(price), usage, CENTS).cost).toBe(before);
  });
});

describe("the documents' lists of tiers, with figures worked out by hand", () => {
  const Pricing = z.object({
    response: z.object({
      body: z.object({ data: z.object({ pricingProducts: z.array(z.object({ pricingTiers: z.array(Tier) })) }) }),
    }),
  });
  const Change = z.object({
    request: z.object({
      body: z.object({ pricedProductsToModify: z.array(z.object({ pricingTiers: z.array(Tier) })) }),
    }),
  });

  test.each([
    ["0.0001", "999"],
    ["1000.5", "999"],
    ["1000.5001", "1998"],
    ["2000.5", "2997"],
    ["2000.5001", "3996"],
  ])("fees up to 1000.5 units and for each 500 above: %s units are %s", (units, cost) => {
    const { pricingProducts } = Pricing.parse(documented("cmc.pricing.get")).response.body.data;
    const price = compiled(pricingProducts[0]?.pricingTiers ?? [], "CAD");
    expect(reportedPrice(price, decimal(units), CENTS).cost).toBe(cost);
  });

  test.each([
    ["CAD", "20", "400"],
    ["CAD", "33.333", "626.66"],
    ["USD", "20", "340"],
    ["USD", "33.333", "513.33"],
  ])("20 units at one price, the rest at another, in %s: %s units are %s", (code, units, cost) => {
    const { pricedProductsToModify } = Change.parse(documented("cmc.pricing.change.tiers")).request.body;
    const price = compiled(pricedProductsToModify[0]?.pricingTiers ?? [], code);
    expect(reportedPrice(price, decimal(units), CENTS).cost).toBe(cost);
  });
});
