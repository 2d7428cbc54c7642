import type { Account, Tenancy } from "../rows";
import type { Sandbox } from "../sandbox";
import { type CostTrend, partnerCost } from "./cost-facts";
import { partOfMonth, type TimeLeaf } from "./cost-window";
import { customerPricing } from "./customer-pricing";
import { inIdOrder } from "./id-order";
import { accountByOwner } from "./tenancy";

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

/**
 * A customer is billed for the months its assignments cover; what was billed stays when an account leaves. It pays what
 * the partner pays, changed by the price book assigned to it.
 */
function customerScope(sandbox: Sandbox, customerId: number): CostScope {
  const { seed } = sandbox.options;
  const pricing = customerPricing(sandbox, customerId);
  const spans = new Map<string, Tenancy[]>();
  for (const held of sandbox.store.where("tenancies", "customerId", customerId)) {
    spans.set(held.ownerId, [...(spans.get(held.ownerId) ?? []), held]);
  }
  const isBilled = (ownerId: string | null, month: string): boolean =>
    spans
      .get(ownerId ?? "")
      ?.some(({ fromMonth, untilMonth }) => fromMonth <= month && (untilMonth ?? "9999-12") >= month) === true;
  const accounts = [...spans.keys()].map((ownerId) => accountByOwner(sandbox.store, ownerId));
  return {
    accounts: [...inIdOrder(accounts.filter((account) => account !== undefined))],
    cost: (account, leaf, time) => {
      if (!isBilled(account.ownerId, time.key)) return null;
      const cost = partnerCost(seed, trendOf(account), { leaf, time });
      return cost === null ? null : pricing.price(cost, { account, leaf, time });
    },
  };
}

export function costScope(sandbox: Sandbox, client: number | null): CostScope {
  return client === null ? partnerScope(sandbox) : customerScope(sandbox, client);
}
