import type { ProductPrice } from "@/lib/domain/pricing/price-list";
import type { PriceTier } from "@/lib/domain/pricing/price-tier";
import { ZERO } from "@/lib/domain/values/decimal-text";

/** Tiers win over the unit price, which is one tier without end (cloudmc.md 7.2). */
export function productTiers({ tiers, unitPrice }: ProductPrice): readonly PriceTier[] {
  if (tiers.length > 0 || unitPrice === null) return tiers;
  return [{ mode: "per-unit", lower: ZERO, upper: null, price: unitPrice, chunkSize: null }];
}
