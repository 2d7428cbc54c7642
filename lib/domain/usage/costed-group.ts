import type { UsageCost } from "@/lib/domain/usage/price-usage";
import type { UsageGroupLine } from "@/lib/domain/usage/usage-lines";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";

export const COST_COLUMNS = ["cost", "currency", "computed"] as const;

export interface CostedGroup extends Omit<UsageGroupLine, "rows"> {
  readonly rows: number | null;
  readonly cost: DecimalText | null;
  readonly currency: Currency | null;
  /** That the cost is computed, of all its usage or of a part; and what the rest lacks. */
  readonly computed: string;
}

/** A group for a file, a line for each currency: its usage is on the first alone, so that every column can be added up. */
export function costedGroup(group: UsageGroupLine, cost: UsageCost | undefined): CostedGroup[] {
  const lacks = cost?.lacks ?? [];
  const of = cost === undefined || cost.costs.length === 0 ? "no" : lacks.length > 0 ? "in part" : "yes";
  const computed = lacks.length > 0 ? `${of}: ${lacks.join(", ")}` : of;
  const [first, ...more] = cost?.costs ?? [];
  return [
    { ...group, cost: first?.cost ?? null, currency: first?.currency ?? null, computed },
    ...more.map((one) => ({ ...group, rows: null, billable: null, usage: null, ...one, computed })),
  ];
}
