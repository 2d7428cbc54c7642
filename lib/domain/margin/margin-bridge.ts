import { priceIn } from "@/lib/domain/margin/customer-price";
import type { AccountClass, MarginFacts, ServiceCost } from "@/lib/domain/margin/margin-facts";
import { oneSidedGap, type ServiceGap } from "@/lib/domain/margin/one-sided-gap";
import {
  addDecimals,
  type DecimalText,
  divideDecimals,
  subtractDecimals,
  ZERO,
} from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";

/** What is in the one figure and not in the other. */
export type GapKind = Exclude<AccountClass, "both"> | ServiceGap | "added" | "unsplit" | "unexplained";

/** `pricing`: the same accounts and services at another price. `cloudmc`: from what CloudHealth bills to what CloudMC prices. */
export interface MarginStep {
  readonly kind: GapKind | "pricing" | "cloudmc";
  /** Positive: it makes the customer's side greater than the partner's. */
  readonly amount: DecimalText;
  readonly accounts: number | null;
  /** The service that is on one side only. */
  readonly service: string | null;
}

export const NOT_KNOWN = [
  "no-partner-cost",
  "no-customer-cost",
  "currencies",
  "unlinked",
  "unread",
  "not-generated",
] as const;
export type NotKnown = (typeof NOT_KNOWN)[number];

/** What is left of what the customer is charged; `share` is of that charge, null where it is 0. */
export type Earned =
  | { readonly state: "known"; readonly amount: DecimalText; readonly share: DecimalText | null }
  | { readonly state: "unknown"; readonly why: NotKnown };

export interface MarginBridge {
  /** The partner's; null before its cost was read. */
  readonly currency: Currency | null;
  readonly partner: DecimalText | null;
  /** From the partner's cost to the customer's; empty where one of them is not known. */
  readonly steps: readonly MarginStep[];
  readonly customer: DecimalText | null;
  /** From the customer's cost, or the partner's where that is not known, to the price. */
  readonly priceStep: MarginStep | null;
  readonly price: DecimalText | null;
  /** By what CloudHealth bills, and by what CloudMC prices. */
  readonly billed: Earned;
  readonly priced: Earned;
  /** The sum of the named gaps: all steps but the price. */
  readonly exclusions: DecimalText | null;
}

/**
 * From the partner's cost to the customer's price, to the last digit: the steps are added up, and what they leave open is
 * a step of its own, told and never adjusted.
 */
export function makeMarginBridge(facts: MarginFacts): MarginBridge {
  const { partner, customer, price } = facts;
  const currency = partner?.currency ?? null;
  const cost = partner?.cost ?? null;
  const isAlike = customer !== null && customer.currency === currency;
  const bill = isAlike ? customer.cost : null;
  const known = price.state === "known" && currency !== null ? priceIn(price, currency) : null;
  const steps = cost === null || bill === null ? [] : stepsBetween(cost, bill, facts);
  const before = bill ?? cost;
  return {
    currency,
    partner: cost,
    steps,
    customer: bill,
    priceStep:
      known === null || before === null ? null : { kind: "cloudmc", amount: subtractDecimals(known, before), ...ALONE },
    price: known,
    billed: earned(cost, bill, customer?.cost != null && !isAlike ? "currencies" : "no-customer-cost"),
    priced: earned(cost, known, price.state === "known" ? "currencies" : price.state),
    exclusions: cost === null || bill === null ? null : addDecimals(steps.filter(isGap).map(({ amount }) => amount)),
  };
}

export function isGap({ kind }: Pick<MarginStep, "kind">): boolean {
  return kind !== "pricing" && kind !== "cloudmc";
}

const ALONE = { accounts: null, service: null };

const APART = ["part-month", "left", "unbilled", "uncosted"] as const;

function stepsBetween(cost: DecimalText, bill: DecimalText, { classes, services }: MarginFacts): MarginStep[] {
  const { both } = classes;
  const whole = { name: "", label: "", partner: both.partner ?? ZERO, customer: both.customer ?? ZERO };
  const lines = services ?? [whole];
  const steps: MarginStep[] = [
    ...APART.map((kind) => {
      const { accounts, partner, customer } = classes[kind];
      return { kind, amount: subtractDecimals(customer ?? ZERO, partner ?? ZERO), accounts, service: null };
    }),
    ...lines.flatMap(oneSided),
    { kind: "unsplit", amount: unsplit(whole.partner, lines), ...ALONE },
    { kind: "pricing", amount: addDecimals(lines.map(repriced)), ...ALONE },
  ];
  const open = subtractDecimals(subtractDecimals(bill, cost), addDecimals(steps.map(({ amount }) => amount)));
  return [...steps, { kind: "unexplained" as const, amount: open, ...ALONE }].filter(
    ({ kind, amount }) => kind === "pricing" || amount !== ZERO,
  );
}

function oneSided({ name, label, partner, customer }: ServiceCost): MarginStep[] {
  if (partner !== null && customer !== null) return [];
  if (customer !== null) return [{ kind: "added", amount: customer, accounts: null, service: label }];
  if (partner === null) return [];
  const amount = subtractDecimals(ZERO, partner);
  return [{ kind: oneSidedGap(name, label), amount, accounts: null, service: label }];
}

function repriced({ partner, customer }: ServiceCost): DecimalText {
  return partner === null || customer === null ? ZERO : subtractDecimals(customer, partner);
}

/** What the accounts cost the partner and no service of theirs makes up. */
function unsplit(partner: DecimalText, services: readonly ServiceCost[]): DecimalText {
  return subtractDecimals(addDecimals(services.map((service) => service.partner ?? ZERO)), partner);
}

function earned(cost: DecimalText | null, charge: DecimalText | null, why: NotKnown): Earned {
  if (cost === null) return { state: "unknown", why: "no-partner-cost" };
  if (charge === null) return { state: "unknown", why };
  const amount = subtractDecimals(charge, cost);
  return { state: "known", amount, share: divideDecimals(amount, charge, 6) };
}
