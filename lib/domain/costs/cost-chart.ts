import type { CostState } from "@/lib/domain/costs/cost-state";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CalendarDate } from "@/lib/domain/values/calendar-date";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";

/** Half open, in UTC days: `start` is included, `end` is not. */
export interface CostPeriod {
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

export interface ChartPeriod extends CostPeriod {
  readonly state: CostState;
  /** The readings its figures come from, for their receipt. Too many to name for all customers together: none. */
  readonly readings: readonly string[];
}

export interface ChartSeries {
  /** The rest is every member without a series of its own; its name and label are empty, pages name it. */
  readonly kind: "member" | "rest";
  /** What the upstream calls it; of a customer its number. */
  readonly name: string;
  readonly label: string;
  /** Of an account, where it is known. */
  readonly owner: AwsAccountId | null;
  /** One per period; null = no data, "0" = data that sums to zero. */
  readonly amounts: readonly (DecimalText | null)[];
  readonly total: DecimalText;
}

/** Costs in one currency. In each period the series and the difference together are the total, to the last digit. */
export interface CostChart {
  readonly currency: Currency;
  readonly periods: readonly ChartPeriod[];
  /** The greatest first, credits counting by their size; the rest last. */
  readonly series: readonly ChartSeries[];
  /** As the upstream states them; null = no data. */
  readonly totals: readonly (DecimalText | null)[];
  /** The total less everything that makes it up: "0" where the upstream's answer adds up. */
  readonly differences: readonly DecimalText[];
}

/** Amounts in different currencies are never added: there is a chart for each, mostly one. */
export interface CostAnswer {
  readonly charts: readonly CostChart[];
  /** The periods that are known at all, from the first to the last; null: none is. */
  readonly reach: CostPeriod | null;
}
