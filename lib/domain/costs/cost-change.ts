import type { CostState } from "@/lib/domain/costs/cost-state";
import type { ChangeParts, ServiceChangeParts } from "@/lib/domain/costs/explain-cost-change";
import type { PricedChange } from "@/lib/domain/pricing/explain-price-change";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CalendarDate } from "@/lib/domain/values/calendar-date";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";
import type { Month } from "@/lib/domain/values/month";

export interface AccountMove {
  readonly owner: AwsAccountId;
  readonly name: string;
  readonly kind: "came" | "left";
  readonly day: CalendarDate;
  /** What it adds to the difference: its own cost afterwards less that before. */
  readonly amount: DecimalText;
}

/** Why a customer's month cost more or less than another. */
export interface CostChange extends ChangeParts {
  readonly currency: Currency;
  readonly from: Month;
  readonly to: Month;
  readonly states: { readonly from: CostState; readonly to: CostState };
  /** The greatest difference first, of services too. */
  readonly moves: readonly AccountMove[];
  /** With `unexplained` they are the whole. */
  readonly services: readonly ServiceChangeParts[];
  readonly readings: readonly string[];
  /** What CloudMC priced in both months, where unit prices are known; apart from CloudHealth's cost. Null: not known. */
  readonly priced: readonly PricedChange[] | null;
}
