import type { MarginBridge, MarginStep } from "@/lib/domain/margin/margin-bridge";
import { addDecimals, type DecimalText, ZERO } from "@/lib/domain/values/decimal-text";

/** A line of the drawn bridge: a total stands on 0, a step begins where the one before it ended. */
export interface BridgeRow {
  readonly kind: "partner" | "customer" | "price" | "step";
  /** Of a step. */
  readonly step: MarginStep | null;
  readonly amount: DecimalText;
  readonly from: DecimalText;
  readonly to: DecimalText;
}

/** The whole way, in order; totals that are not known have no line. */
export function bridgeRows({ partner, steps, customer, priceStep, price }: MarginBridge): BridgeRow[] {
  if (partner === null) return [];
  const total = (kind: "partner" | "customer" | "price", amount: DecimalText | null): BridgeRow[] =>
    amount === null ? [] : [{ kind, step: null, amount, from: ZERO, to: amount }];
  let at = partner;
  const walk = (step: MarginStep): BridgeRow => {
    const from = at;
    at = addDecimals([from, step.amount]);
    return { kind: "step", step, amount: step.amount, from, to: at };
  };
  return [
    ...total("partner", partner),
    ...steps.map(walk),
    ...total("customer", customer),
    ...(priceStep === null ? [] : [walk(priceStep)]),
    ...total("price", price),
  ];
}
