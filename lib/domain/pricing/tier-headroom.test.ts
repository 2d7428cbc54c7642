import { expect, test } from "vitest";
import { compilePrice } from "@/lib/domain/pricing/compile-price";
import type { PriceTier } from "@/lib/domain/pricing/price-tier";
import { tierHeadroom } from "@/lib/domain/pricing/tier-headroom";
import { decimal } from "@/lib/domain/values/decimal-text";

const tier = (lower: string, upper: string | null, price: string): PriceTier => ({
  mode: "per-unit",
  lower: decimal(lower),
  upper: upper === null ? null : decimal(upper),
  price: decimal(price),
  chunkSize: null,
});

test.each([
  ["265", "35", "0.8"],
  ["299.9999", "0.0001", "0.8"],
  ["300", "0", "0.8"],
  ["300.0000001", "700.1999999", "0.75"],
  ["0", "300", "0.8"],
  ["-5", "300", "0.8"],
])("from %s units it is %s more to the tier at %s", (units, left, price) => {
  const compiled = compilePrice([tier("0", "300", "1"), tier("300", "1000.2", "0.8"), tier("1000.2", null, "0.75")]);
  const headroom = compiled.ok ? tierHeadroom(compiled.value, decimal(units)) : null;
  expect([headroom?.left, headroom?.beyond.price]).toEqual([left, price]);
});

test.each([
  ["an open tier", tier("0", null, "1"), "1000000"],
  ["the last tier, though it ends", tier("0", "300", "1"), "299"],
])("in %s there is no next one", (_where, only, units) => {
  const compiled = compilePrice([only]);
  expect(compiled.ok && tierHeadroom(compiled.value, decimal(units))).toBeNull();
});
