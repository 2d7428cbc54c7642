import type { CostHistory } from "@/lib/domain/costs/cost-history";
import {
  addDecimals,
  compareDecimals,
  type DecimalText,
  subtractDecimals,
  ZERO,
} from "@/lib/domain/values/decimal-text";
import type { Month } from "@/lib/domain/values/month";

/** A month whose stated total is not the sum of its services: shown as such, never adjusted. */
export interface CostDiscrepancy {
  readonly month: Month;
  readonly stated: DecimalText;
  readonly summed: DecimalText;
  /** Stated less summed: what no service accounts for. */
  readonly difference: DecimalText;
}

export function checkCostHistory({ months, series, totals }: CostHistory): CostDiscrepancy[] {
  return months.flatMap((month, at) => {
    const stated = totals[at] ?? null;
    const parts = series.flatMap((one) => one.amounts[at] ?? []);
    if (stated === null && parts.length === 0) return [];
    const summed = addDecimals(parts);
    const difference = subtractDecimals(stated ?? ZERO, summed);
    return compareDecimals(difference, ZERO) === 0 ? [] : [{ month, stated: stated ?? ZERO, summed, difference }];
  });
}
