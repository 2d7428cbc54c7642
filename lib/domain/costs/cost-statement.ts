import type { CostState } from "@/lib/domain/costs/cost-state";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";
import { type Month, monthOf, shiftMonth } from "@/lib/domain/values/month";

/** What CloudHealth bills a customer for a month. There may be several: one per billing block (cloudhealth.md 8). */
export interface CostStatement {
  readonly customer: CustomerId;
  readonly month: Month;
  readonly isFinal: boolean;
  readonly total: DecimalText;
  readonly currency: Currency;
  readonly cloud: string | null;
  readonly invoice: string | null;
  readonly generatedAt: string | null;
}

/** How the statements of a month stand together. */
export type MonthStatements = "none" | "open" | "final";

/** Statements usually become final up to this day of the next month (cloudhealth.md 8). */
const LAST_USUAL_DAY = 10;

export function monthState(month: Month, statements: MonthStatements, now: Date): CostState {
  if (month >= monthOf(now)) return "under-way";
  if (statements !== "none") return statements === "final" ? "final" : "stated";
  const isEarly = month === shiftMonth(monthOf(now), -1) && now.getUTCDate() <= LAST_USUAL_DAY;
  return isEarly ? "awaited" : "unstated";
}
