import { z } from "zod";
import { type DecimalText, parseDecimal } from "@/lib/domain/values/decimal-text";

const MOST_TIERS = 200;

const number = z.string().transform((text, context): DecimalText => {
  const parsed = parseDecimal(text);
  if (parsed !== null) return parsed;
  context.addIssue({ code: "custom", message: "not-a-number" });
  return z.NEVER;
});

const PriceTierInput = z.strictObject({
  mode: z.enum(["per-unit", "flat-fee"]),
  lower: number,
  upper: number.nullable(),
  price: number,
  chunkSize: number.nullable(),
});

/** Tiers as a form sends them; whether they are a lawful price is for `checkTiers` to say. */
export const PriceTiersInput = z.array(PriceTierInput).min(1).max(MOST_TIERS);
