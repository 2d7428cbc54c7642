import type { CostState } from "@/lib/domain/costs/cost-state";
import type { MarginAccount, MarginPage } from "@/lib/domain/margin/margin-account";
import type { MarginBridge } from "@/lib/domain/margin/margin-bridge";
import type { MarginFacts } from "@/lib/domain/margin/margin-facts";
import type { ServiceMargin } from "@/lib/domain/margin/service-margins";
import type { Month } from "@/lib/domain/values/month";

/** What one side was read from. */
export interface SideReading {
  readonly reading: string;
  readonly fetchedAt: string;
  readonly dataThrough: string | null;
}

/** One customer's month, with all that its page tells. */
export interface CustomerMargin {
  readonly month: Month;
  /** Those the partner's cost is kept of, the newest first. */
  readonly months: readonly Month[];
  readonly state: CostState;
  readonly facts: MarginFacts;
  readonly bridge: MarginBridge;
  readonly services: readonly ServiceMargin[];
  readonly accounts: readonly MarginAccount[];
  /** How many there are, shown or not. */
  readonly accountCount: number;
  readonly accountPage: MarginPage;
  /** Since when assignments are known; null: the month is within what is known. */
  readonly heldSince: string | null;
  readonly readings: {
    readonly partner: SideReading | null;
    readonly customer: SideReading | null;
    readonly priceReadAt: string | null;
  };
}
