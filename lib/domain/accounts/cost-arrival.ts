import type { DecimalText } from "@/lib/domain/values/decimal-text";

/** CloudHealth's billing runs write a customer's cost 24 to 48 hours after an assignment (cloudhealth.md 12). */
export const NORMAL_WAIT_HOURS = 48;

const NORMAL_WAIT_MS = NORMAL_WAIT_HOURS * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** Instants in ISO. `readAt`: when the customer's report was last looked at for this account. */
export interface CostArrivalFacts {
  readonly assignedAt: string;
  readonly firstCostAt: string | null;
  readonly readAt: string | null;
}

/** not-known: it is time, but the customer's report has not been read since it was. */
export type CostArrival = "normal" | "late" | "there" | "not-known";

export function costArrival({ assignedAt, firstCostAt, readAt }: CostArrivalFacts, now: Date): CostArrival {
  if (firstCostAt !== null) return "there";
  const due = Date.parse(assignedAt) + NORMAL_WAIT_MS;
  if (now.getTime() < due) return "normal";
  return readAt !== null && Date.parse(readAt) >= due ? "late" : "not-known";
}

/** Whole days an account has been assigned. */
export function daysAssigned(assignedAt: string, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(assignedAt)) / DAY_MS));
}

/** Where to look first when a cost is late; the most certain cause is named. */
export type LateCause = "billing-off" | "nothing-to-bill" | "not-clear";

export function lateCause(facts: {
  readonly billingEnabled: boolean;
  /** What the account costs the partner this month; null: no data. */
  readonly partnerCost: DecimalText | null;
}): LateCause {
  if (!facts.billingEnabled) return "billing-off";
  return facts.partnerCost === null || facts.partnerCost === "0" ? "nothing-to-bill" : "not-clear";
}
