import type { DecimalText } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";
import type { Month } from "@/lib/domain/values/month";

/** What of the partner's month no customer's accounts make up; null amounts: no data. */
export interface PartnerMonth {
  readonly month: Month;
  readonly currency: Currency;
  /** As CloudHealth states it. */
  readonly total: DecimalText | null;
  readonly unassigned: { readonly cost: DecimalText | null; readonly accounts: number };
  /** Accounts in the report that Headwater does not know. */
  readonly unknown: { readonly cost: DecimalText | null; readonly accounts: number };
  /** Stated less the sum of all accounts. */
  readonly difference: DecimalText;
  readonly reading: string;
}
