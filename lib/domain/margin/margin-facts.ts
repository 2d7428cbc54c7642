import type { CustomerPrice } from "@/lib/domain/margin/customer-price";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";

/**
 * How an account stands to a customer in a month. `both`: held throughout, and the two sides know of it. `part-month`: it
 * came or left within the month. `left`: billed, though held by the customer no more at the month's end. `unbilled`: held,
 * and the customer's report has nothing of it. `uncosted`: the other way round.
 */
export const ACCOUNT_CLASSES = ["both", "part-month", "left", "unbilled", "uncosted"] as const;
export type AccountClass = (typeof ACCOUNT_CLASSES)[number];

/** What the accounts of a class cost the partner, and what the customer is billed for them; null: no data. */
export interface ClassCost {
  readonly accounts: number;
  readonly partner: DecimalText | null;
  readonly customer: DecimalText | null;
}

export interface ServiceCost {
  readonly name: string;
  readonly label: string;
  readonly partner: DecimalText | null;
  readonly customer: DecimalText | null;
}

/** A side of the bridge; `cost` is null where the month was read and has no data. */
export interface SideCost {
  readonly currency: Currency;
  readonly cost: DecimalText | null;
}

/** All that is known of a customer's month on both sides. */
export interface MarginFacts {
  /** What the accounts counted for the customer cost the partner; null: not read. */
  readonly partner: SideCost | null;
  /** What CloudHealth bills the customer, as stated; null: not read. */
  readonly customer: SideCost | null;
  readonly classes: Readonly<Record<AccountClass, ClassCost>>;
  /** Of the accounts in `both`; null: the customer's report does not tell its services apart by account. */
  readonly services: readonly ServiceCost[] | null;
  readonly price: CustomerPrice;
}
