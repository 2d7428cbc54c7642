import type { DecimalText } from "@/lib/domain/values/decimal-text";
import { ZERO } from "@/lib/domain/values/decimal-text";
import type { Currency, Money } from "@/lib/domain/values/money";

/**
 * What CloudMC prices a customer's month at. `unlinked`: no organization to ask for. `unread`: never answered.
 * `not-generated`: CloudMC could not make the report, which is not 0 (cloudmc.md 5).
 */
export type CustomerPrice =
  | { readonly state: "known"; readonly amounts: readonly Money[] }
  | { readonly state: "unlinked" | "unread" | "not-generated" };

export interface StatedPrice {
  readonly isLinked: boolean;
  /** Null: no report was read. */
  readonly report: { readonly generated: boolean; readonly amounts: readonly Money[] } | null;
}

export function customerPrice({ isLinked, report }: StatedPrice): CustomerPrice {
  if (!isLinked) return { state: "unlinked" };
  if (report === null) return { state: "unread" };
  return report.generated ? { state: "known", amounts: report.amounts } : { state: "not-generated" };
}

/** The price in one currency; null where any of it is in another, since there is no rate. Nothing used is 0 in every one. */
export function priceIn({ amounts }: { readonly amounts: readonly Money[] }, currency: Currency): DecimalText | null {
  const [first, ...others] = amounts;
  if (!first) return ZERO;
  return others.length === 0 && first.currency === currency ? first.amount : null;
}
