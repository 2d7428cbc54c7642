import { z } from "zod";
import type { PriceTier } from "@/lib/domain/pricing/price-tier";
import { PriceTiersInput } from "@/lib/domain/pricing/price-tier-input";
import type { TierFault } from "@/lib/domain/pricing/tier-check";
import { type Currency, parseCurrency } from "@/lib/domain/values/money";

/** What one value driver of one feature costs, entered by an admin: HERE itself states no money (here-usage.md 1). */
export interface UsageRate {
  readonly id: string;
  /** A feature's HRN, or its resource for all organizations; null: every feature that has no rate of its own. */
  readonly feature: string | null;
  /** The value driver, as HERE writes it. */
  readonly unit: string;
  readonly currency: Currency;
  /** Counted anew each calendar month, in UTC, for each organization and feature. */
  readonly tiers: readonly PriceTier[];
  readonly version: number;
  readonly setByName: string;
  readonly setAt: string;
}

const id = z.uuid({ error: "rate-id" });
const text = (error: string) =>
  z
    .string({ error })
    .transform((typed) => typed.trim())
    .pipe(
      z
        .string()
        .max(256, { error })
        .regex(/^\P{Cc}*$/u, { error }),
    );

export const UsageRateInput = z.strictObject({
  id,
  /** That it was made from; 0 before it was first kept. */
  version: z.int().min(0),
  feature: text("rate-feature").transform((typed) => typed || null),
  unit: text("rate-unit").pipe(z.string().min(1, { error: "rate-unit" })),
  currency: z.string().transform((typed, context): Currency => {
    const currency = parseCurrency(typed.trim().toUpperCase());
    if (currency !== null) return currency;
    context.addIssue({ code: "custom", message: "rate-currency" });
    return z.NEVER;
  }),
  tiers: PriceTiersInput,
});
export type UsageRateWanted = z.output<typeof UsageRateInput>;

export const UsageRateDropInput = z.strictObject({ id, version: z.int().min(1) });
export type UsageRateDrop = z.output<typeof UsageRateDropInput>;

export type UsageRateRefusal =
  | { readonly code: "rate-tiers"; readonly faults: readonly TierFault[] }
  /** Somebody else set or deleted it in the meantime. */
  | { readonly code: "rate-changed" }
  | { readonly code: "rate-twice"; readonly feature: string | null; readonly unit: string };
