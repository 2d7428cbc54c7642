import type { CostState } from "@/lib/domain/costs/cost-state";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";
import type { Month } from "@/lib/domain/values/month";

export interface CostSeries {
  /** CloudHealth's name of the service category. */
  readonly name: string;
  readonly label: string;
  /** One per month; null = no data, "0" = data that sums to zero. */
  readonly amounts: readonly (DecimalText | null)[];
}

/** Monthly cost by service. Every month's total equals the exact sum of its series, or `adds` is false and says so. */
export interface CostHistory {
  readonly currency: Currency;
  readonly months: readonly Month[];
  /** One per month: whether its figures can still change. */
  readonly states: readonly CostState[];
  /** One per month: the readings its total comes from. */
  readonly readings: readonly (readonly string[])[];
  readonly series: readonly CostSeries[];
  readonly totals: readonly (DecimalText | null)[];
  readonly adds: boolean;
}
