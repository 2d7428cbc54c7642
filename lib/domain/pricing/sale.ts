import { type DecimalText, divideDecimals, subtractDecimals } from "@/lib/domain/values/decimal-text";

/** What a customer is charged, and what the goods cost the partner: null where that is not known. Never for a customer's eyes. */
export interface Sale {
  readonly charged: DecimalText;
  readonly goods: DecimalText | null;
}

export interface Margin {
  readonly amount: DecimalText;
  /** Of what is charged; null when nothing is. */
  readonly share: DecimalText | null;
}

const SHARE_PLACES = 6;

export function marginOf({ charged, goods }: Sale): Margin | null {
  if (goods === null) return null;
  const amount = subtractDecimals(charged, goods);
  return { amount, share: divideDecimals(amount, charged, SHARE_PLACES) };
}
