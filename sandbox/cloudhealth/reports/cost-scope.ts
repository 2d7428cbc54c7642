import type { Account, Tenancy } from "../../rows";
import type { Sandbox } from "../../sandbox";
import { accountByOwner } from "../assignments/tenancy";
import { rulesFor } from "../billing/active-rules";
import { payerOfAccount } from "../billing/payer-of-account";
import { ruleCharges } from "../billing/rule-charges";
import type { BilledFacts } from "../billing/ruled-months";
import { inIdOrder } from "../id-order";
import { customerPricing } from "../pricing/customer-pricing";
import { type CostTrend, partnerCost } from "./cost-facts";
import { partOfMonth, type TimeLeaf } from "./cost-window";
import { CUSTOM_LEAF, SUPPORT_LEAF } from "./services";

/** The accounts a cost report speaks of, and what a cell of it costs whoever asks. */
export type CostScope = { accounts: Account[]; cost(account: Account, leaf: number, time: TimeLeaf): number | null };

export function trendOf(account: Account): CostTrend {
  return { group: account.trend, index: account.index, startMonth: account.createdAt.slice(0, 7) };
}

function partnerScope(sandbox: Sandbox): CostScope {
  const { seed } = sandbox.options;
  return {
    accounts: sandbox.store
      .all("accounts")
      .filter((account) => account.ownerId !== null && account.tenantId === undefined),
    cost: (account, leaf, time) => {
      const cost = partnerCost(seed, trendOf(account), { leaf, time });
      return cost === null ? null : partOfMonth(cost, time);
    },
  };
}

/** A customer is billed for the months its assignments cover; what was billed stays when an account leaves. */
function billedFacts(sandbox: Sandbox, customerId: number): BilledFacts {
  const { store, options } = sandbox;
  const spans = new Map<string, Tenancy[]>();
  for (const held of store.where("tenancies", "customerId", customerId)) {
    spans.set(held.ownerId, [...(spans.get(held.ownerId) ?? []), held]);
  }
  const isBilled = (ownerId: string | null, month: string): boolean =>
    spans
      .get(ownerId ?? "")
      ?.some(({ fromMonth, untilMonth }) => fromMonth <= month && (untilMonth ?? "9999-12") >= month) === true;
  const accounts = [...spans.keys()].map((ownerId) => accountByOwner(store, ownerId));
  return {
    accounts: inIdOrder(accounts.filter((account) => account !== undefined)),
    payerOf: ({ ownerId }) => payerOfAccount(store, customerId, ownerId ?? ""),
    monthly: (account, leaf, time) =>
      isBilled(account.ownerId, time.key) ? partnerCost(options.seed, trendOf(account), { leaf, time }) : null,
  };
}

/** It pays what the partner pays, after its billing rules and then its price book. */
function customerScope(sandbox: Sandbox, customerId: number): CostScope {
  const facts = billedFacts(sandbox, customerId);
  const pricing = customerPricing(sandbox, customerId);
  const rules = rulesFor(sandbox.store, customerId);
  const charges = rules.length === 0 ? null : ruleCharges({ rules, facts, pricing });
  const replacedSupport = (account: Account, time: TimeLeaf) => charges?.support(account, time);
  return {
    accounts: [...facts.accounts],
    cost: (account, leaf, time) => {
      if (leaf === CUSTOM_LEAF) return charges?.custom({ account, time }) ?? null;
      const support = leaf === SUPPORT_LEAF ? replacedSupport(account, time) : undefined;
      const cost = support === undefined ? facts.monthly(account, leaf, time) : support;
      return cost === null ? null : pricing.price(cost, { account, leaf, time });
    },
  };
}

export function costScope(sandbox: Sandbox, client: number | null): CostScope {
  return client === null ? partnerScope(sandbox) : customerScope(sandbox, client);
}
