import type { CostChart, CostPeriod } from "@/lib/domain/costs/cost-chart";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";

/** One member in a span and in the one before. Null = no data. */
export interface MemberChange {
  readonly name: string;
  readonly label: string;
  readonly now: DecimalText | null;
  readonly before: DecimalText | null;
  readonly difference: DecimalText;
  /** Null when there is nothing to compare with. */
  readonly fraction: DecimalText | null;
}

export interface CostComparison {
  readonly currency: Currency;
  readonly span: CostPeriod;
  readonly before: CostPeriod;
  readonly total: Omit<MemberChange, "name" | "label">;
  /** Every member of either span, the greatest difference first; with what no member makes up they are the total. */
  readonly members: readonly MemberChange[];
  /** The part of the totals' difference that no member makes up. */
  readonly unexplained: DecimalText;
  readonly charts: { readonly now: CostChart | null; readonly before: CostChart | null };
}
