import type { Store } from "../../store";
import { isTargeted } from "./billing-rule-input";
import type { BillingRule } from "./billing-rule-rows";

/** The rules for AWS bills that name a customer, in the order they were made. */
export function rulesFor(store: Store, customerId: number): BillingRule[] {
  return store
    .where("billingRules", "cloud", "aws")
    .filter((rule) => isTargeted(rule.targetCustomers, customerId))
    .sort((one, other) => one.id - other.id);
}

export function hasCustomRule(store: Store, client: number | null): boolean {
  return client !== null && rulesFor(store, client).some((rule) => rule.billingRuleType === "custom");
}

/** The first month a rule counts in: none before the month it was made in, whatever its start month says. */
export function firstMonthOf(rule: BillingRule): string {
  const start = rule.startMonth ?? rule.madeIn;
  return start > rule.madeIn ? start : rule.madeIn;
}

export function countsIn(rule: BillingRule, month: string): boolean {
  const first = firstMonthOf(rule);
  return rule.frequency === "one_time" ? month === first : month >= first;
}
