import type { CostState } from "@/lib/domain/costs/cost-state";
import type { Earned } from "@/lib/domain/margin/margin-bridge";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import type { Currency, Money } from "@/lib/domain/values/money";

/** One customer's month in the list of margins. */
export interface MarginLine {
  readonly customer: CustomerId;
  /** Of all figures but the prices; null before the partner's cost was read. */
  readonly currency: Currency | null;
  readonly partner: DecimalText | null;
  readonly exclusions: DecimalText | null;
  readonly billed: DecimalText | null;
  readonly prices: readonly Money[];
  /** By what CloudHealth bills, and by what CloudMC prices. */
  readonly margin: { readonly billed: Earned; readonly priced: Earned };
  /** When the oldest of what it is made of was read. */
  readonly readAt: string | null;
}

/** As it is listed, with what is known of it beside. */
export interface ListedMargin extends MarginLine {
  readonly name: string;
  readonly state: CostState;
  /** The readings its two costs come from. */
  readonly readings: { readonly partner: string | null; readonly customer: string | null };
}
