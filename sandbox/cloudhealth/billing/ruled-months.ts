import type { Account } from "../../rows";
import { CUSTOM_LEAF, LEAVES, SUPPORT_LEAF } from "../reports/services";
import { firstMonthOf } from "./active-rules";
import type { BillingRule } from "./billing-rule-rows";
import { supportCharge } from "./support-charge";

type Month = { when: { year: number; month: number }; key: string };

/** What rules need to know of a customer: its accounts, who pays for them, and what they cost the partner in a month. */
export type BilledFacts = {
  accounts: readonly Account[];
  payerOf(account: Account): string;
  monthly(account: Account, leaf: number, month: Month): number | null;
};

/** A month of a customer after its support rule, in whole months and before any price book. */
export type RuledMonth = {
  /** Null where a support rule leaves no support line; undefined where AWS's own stands. */
  support: ReadonlyMap<Account, number | null>;
  totals: ReadonlyMap<Account, number>;
  /** What the totals are made of, line by line. */
  lines: readonly number[];
  /** Where lines of the whole customer stand: the first account that pays for itself. */
  main: Account | null;
};

type Spends = Map<Account, { services: number; lines: number[]; support: number }>;

function spendsOf(facts: BilledFacts, month: Month): Spends {
  const spends: Spends = new Map();
  for (const account of facts.accounts) {
    const lines: number[] = [];
    for (let leaf = 0; leaf < LEAVES.length; leaf += 1) {
      if (leaf === SUPPORT_LEAF || leaf === CUSTOM_LEAF) continue;
      const cost = facts.monthly(account, leaf, month);
      if (cost !== null) lines.push(cost);
    }
    if (lines.length === 0) continue;
    const services = lines.reduce((sum, cost) => sum + cost, 0);
    spends.set(account, { services, lines, support: facts.monthly(account, SUPPORT_LEAF, month) ?? 0 });
  }
  return spends;
}

/** A family's support stands on its payer, or on its first account when the payer has no bill. */
function familySupport(rule: BillingRule, facts: BilledFacts, spends: Spends): Map<Account, number | null> {
  const families = new Map<string, Account[]>();
  for (const account of spends.keys()) {
    const payer = facts.payerOf(account);
    families.set(payer, [...(families.get(payer) ?? []), account]);
  }
  const support = new Map<Account, number | null>();
  for (const [payer, members] of families) {
    const spend = members.reduce((sum, account) => sum + (spends.get(account)?.services ?? 0), 0);
    const bearer = members.find(({ ownerId }) => ownerId === payer) ?? members[0];
    for (const account of members) support.set(account, account === bearer ? supportCharge(rule, spend) : null);
  }
  return support;
}

function supportOf(rule: BillingRule, facts: BilledFacts, spends: Spends): Map<Account, number | null> {
  if (rule.ruleScope === "per_billing_family") return familySupport(rule, facts, spends);
  return new Map([...spends].map(([account, { services }]) => [account, supportCharge(rule, services)]));
}

export function ruledMonth(rules: readonly BillingRule[], facts: BilledFacts, month: Month): RuledMonth {
  const spends = spendsOf(facts, month);
  const rule = rules.find((known) => known.billingRuleType === "support" && firstMonthOf(known) <= month.key);
  const support = rule === undefined ? new Map<Account, number | null>() : supportOf(rule, facts, spends);
  const totals = new Map<Account, number>();
  const lines: number[] = [];
  for (const [account, spend] of spends) {
    const replaced = support.get(account);
    const supported = replaced === undefined ? spend.support : (replaced ?? 0);
    totals.set(account, spend.services + supported);
    lines.push(...spend.lines, supported);
  }
  const billed = [...spends.keys()];
  const main = billed.find((one) => facts.payerOf(one) === one.ownerId) ?? billed[0] ?? null;
  return { support, totals, lines, main };
}
