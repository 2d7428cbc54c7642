import type { DecimalText } from "@/lib/domain/values/decimal-text";

/** One tier of a price in one currency (cloudmc.md 7.2). Bounds are in product units and may be fractional. */
export interface PriceTier {
  readonly mode: "per-unit" | "flat-fee";
  readonly lower: DecimalText;
  /** Null: open at the top. */
  readonly upper: DecimalText | null;
  readonly price: DecimalText;
  /** For a flat fee: how many units one fee covers; null when one fee covers the tier. */
  readonly chunkSize: DecimalText | null;
}
