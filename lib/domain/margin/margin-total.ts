import type { DecimalText } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";

/** The sums of a list in one currency, over the customers whose margin is known; null currency: nothing is known of them. */
export interface MarginTotal {
  readonly currency: Currency | null;
  readonly customers: number;
  readonly known: number;
  readonly losses: number;
  readonly partner: DecimalText | null;
  readonly charged: DecimalText | null;
  readonly margin: DecimalText | null;
}
