import type { AwsAccountType } from "@/lib/domain/accounts/aws-account";
import type { AccountCostSummary } from "@/lib/domain/costs/account-costs";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";
import type { Month } from "@/lib/domain/values/month";
import type { Cached, FetchFailure } from "@/lib/domain/values/upstream";

/** An account that nobody holds, with what it costs the partner. A cost is null where CloudHealth has no data. */
export interface UnassignedAccount {
  readonly owner: AwsAccountId;
  readonly name: string;
  readonly type: AwsAccountType;
  readonly family: string | null;
  readonly isActive: boolean;
  readonly lastMonth: DecimalText | null;
  readonly soFar: DecimalText | null;
  /** When its last assignment ended, ISO instant; null: none is known. */
  readonly since: string | null;
}

/** What a month's figures by account are worth: where they end and what they leave out. */
export interface AccountCostReading extends AccountCostSummary {
  readonly month: Month;
  readonly currency: Currency;
  readonly dataThrough: string | null;
  readonly fetchedAt: string;
}

export interface UnassignedMonth {
  readonly month: Month;
  /** Null: the month was never read. */
  readonly reading: AccountCostReading | null;
  /** Those nobody holds that have data for the month, and what they cost together. */
  readonly priced: number;
  readonly cost: DecimalText;
}

/** What nobody is billed for, as a whole. */
export interface UnassignedSpend {
  readonly accounts: number;
  readonly lastMonth: UnassignedMonth;
  readonly soFar: UnassignedMonth;
  readonly refreshing: boolean;
  readonly failure: FetchFailure | null;
}

/** The figures as pages show them, with where they come from and how old they are. */
export function cachedSpend(spend: UnassignedSpend): Cached<UnassignedSpend> {
  const { refreshing, failure } = spend;
  const reading = spend.lastMonth.reading ?? spend.soFar.reading;
  if (reading === null) return { state: "absent", refreshing, failure };
  const { fetchedAt, dataThrough } = reading;
  return {
    state: "present",
    value: spend,
    provenance: { source: "cloudhealth", fetchedAt, dataThrough },
    refreshing,
    failure,
  };
}
