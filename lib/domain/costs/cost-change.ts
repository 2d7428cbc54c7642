import type { CostState } from "@/lib/domain/costs/cost-state";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CalendarDate } from "@/lib/domain/values/calendar-date";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";
import type { Month } from "@/lib/domain/values/month";

/** The parts of a difference, which together are the difference to the last digit. */
export interface ChangeParts {
  readonly before: DecimalText;
  readonly after: DecimalText;
  readonly difference: DecimalText;
  /** By accounts that came or left between the two months. */
  readonly assignment: DecimalText;
  /** Null: nothing is known of unit prices, and what they did is within `usage`. */
  readonly price: DecimalText | null;
  readonly usage: DecimalText;
  /** What the upstream's answers leave open, their totals being more or less than their parts. */
  readonly unexplained: DecimalText;
}

export interface AccountMove {
  readonly owner: AwsAccountId;
  readonly name: string;
  readonly kind: "came" | "left";
  readonly day: CalendarDate;
  /** What it adds to the difference: its own cost afterwards less that before. */
  readonly amount: DecimalText;
}

export interface ServiceChangeParts extends ChangeParts {
  readonly name: string;
  readonly label: string;
}

/** Why a customer's month cost more or less than another. */
export interface CostChange extends ChangeParts {
  readonly currency: Currency;
  readonly from: Month;
  readonly to: Month;
  readonly states: { readonly from: CostState; readonly to: CostState };
  readonly moves: readonly AccountMove[];
  /** The greatest difference first; with `unexplained` they are the whole. */
  readonly services: readonly ServiceChangeParts[];
  readonly readings: readonly string[];
}
