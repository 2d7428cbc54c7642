import { expect, test } from "vitest";
import { compilePriceLists } from "@/lib/domain/pricing/compile-price-lists";
import type { PriceList, ProductPrice } from "@/lib/domain/pricing/price-list";
import { priceByTiers } from "@/lib/domain/pricing/tier-pricing";
import { decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";

const CAD = currency("CAD");
const TIER = { mode: "per-unit", lower: decimal("0"), upper: null, price: decimal("2"), chunkSize: null } as const;

const product = (sku: string, more: Partial<ProductPrice> = {}): ProductPrice => ({
  sku,
  unitPrice: decimal("3"),
  costOfGoods: null,
  tiers: [],
  ...more,
});

const list = (code: string, products: readonly ProductPrice[]): PriceList => ({
  appliedPricing: { id: code, name: {} },
  currency: currency(code),
  changedWithin: false,
  products,
});

const costOfTwo = (lists: readonly PriceList[], sku: string) => {
  const price = compilePriceLists(lists).get(CAD)?.get(sku);
  return price && priceByTiers(price, decimal("2")).cost;
};

test("a unit price is one tier without end, and tiers win over it", () => {
  const lists = [list("CAD", [product("A"), product("B", { tiers: [TIER] })])];
  expect([costOfTwo(lists, "A"), costOfTwo(lists, "B")]).toEqual(["6", "4"]);
});

test("what has no price or no lawful one is left out, and everything else stays", () => {
  const reversed = { ...TIER, lower: decimal("5"), upper: decimal("1") };
  const lists = [list("CAD", [product("A", { unitPrice: null }), product("B", { tiers: [reversed] }), product("C")])];
  expect(["A", "B", "C"].map((sku) => costOfTwo(lists, sku))).toEqual([undefined, undefined, "6"]);
});

test("what two pricings of one currency price is left out; another currency is none of its business", () => {
  const lists = [list("CAD", [product("A"), product("B")]), list("CAD", [product("A")]), list("USD", [product("B")])];
  expect([costOfTwo(lists, "A"), costOfTwo(lists, "B")]).toEqual([undefined, "6"]);
});
