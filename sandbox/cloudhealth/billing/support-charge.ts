import { Decimal } from "decimal.js";
import { UNITS_PER_DOLLAR } from "../reports/cost-facts";
import type { BillingRule, TierPricing } from "./billing-rule-rows";

/** The vendor's public prices of its support plans. */
const LIST: Record<"developer" | "business" | "enterprise", TierPricing> = {
  developer: { min_fee: 29, min_spend_range: [0], min_spend_rate: [3] },
  business: { min_fee: 100, min_spend_range: [0, 10_000, 80_000, 250_000], min_spend_rate: [10, 7, 5, 3] },
  enterprise: { min_fee: 15_000, min_spend_range: [0, 150_000, 500_000, 1_000_000], min_spend_rate: [10, 7, 5, 3] },
};

const unitsOf = (dollars: Decimal.Value): Decimal => new Decimal(dollars).times(UNITS_PER_DOLLAR);

/** The greater of the fee and the sum over the bands, each band at its rate. */
function tiered({ min_fee: fee, min_spend_range: starts, min_spend_rate: rates }: TierPricing, spend: number): Decimal {
  const bands = starts.map((start, at) => {
    const upTo = Decimal.min(spend, unitsOf(starts[at + 1] ?? Number.MAX_SAFE_INTEGER));
    return Decimal.max(0, upTo.minus(unitsOf(start)))
      .times(rates[at] ?? 0)
      .div(100);
  });
  return Decimal.max(
    unitsOf(fee),
    bands.reduce((sum, band) => sum.plus(band), new Decimal(0)),
  );
}

function chargeOf(rule: BillingRule, spend: number): Decimal | null {
  const list = LIST[rule.supportTier ?? "developer"];
  switch (rule.ruleAction) {
    case "flat_fee":
      return unitsOf(rule.flatFeeCost ?? 0);
    case "percentage_discount":
      return tiered(list, spend)
        .times(new Decimal(100).minus(rule.chargePercentageDiscount ?? 0))
        .div(100);
    case "custom_tier":
      return tiered(rule.pricingInfo ?? list, spend);
    case "suppress_charge":
      return null;
    default:
      return tiered(list, spend);
  }
}

/** What a month's support costs on a month's spend, both in ten-thousandths of a dollar. Null: there is no such line. */
export function supportCharge(rule: BillingRule, spend: number): number | null {
  return chargeOf(rule, spend)?.round().toNumber() ?? null;
}
