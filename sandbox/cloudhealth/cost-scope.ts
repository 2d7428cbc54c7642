import type { Account } from "../rows";
import type { Sandbox } from "../sandbox";
import { billedCost, type CostTrend, partnerCost } from "./cost-facts";
import { partOfMonth, type TimeLeaf } from "./cost-window";

/** The accounts a cost report speaks of, and what a cell of it costs whoever asks. */
export type CostScope = { accounts: Account[]; cost(account: Account, leaf: number, time: TimeLeaf): number | null };

function trendOf(account: Account): CostTrend {
  return { group: account.trend, index: account.index, startMonth: account.createdAt.slice(0, 7) };
}

function partnerScope(sandbox: Sandbox): CostScope {
  const { seed } = sandbox.options;
  return {
    accounts: sandbox.store.all("accounts").filter((account) => account.ownerId !== null),
    cost: (account, leaf, time) => {
      const cost = partnerCost(seed, trendOf(account), { leaf, time });
      return cost === null ? null : partOfMonth(cost, time);
    },
  };
}

/** A customer is billed for the months its assignments cover; what was billed stays when an account leaves. */
function customerScope(sandbox: Sandbox, customerId: number): CostScope {
  const { seed } = sandbox.options;
  const held = sandbox.store.all("tenancies").filter((tenancy) => tenancy.customerId === customerId);
  const isBilled = (ownerId: string | null, month: string): boolean =>
    held.some((span) => span.ownerId === ownerId && span.fromMonth <= month && (span.untilMonth ?? "9999-12") >= month);
  const owners = new Set(held.map((span) => span.ownerId));
  return {
    accounts: sandbox.store
      .all("accounts")
      .filter((account) => account.ownerId !== null && owners.has(account.ownerId)),
    cost: (account, leaf, time) => {
      if (!isBilled(account.ownerId, time.key)) return null;
      const cost = partnerCost(seed, trendOf(account), { leaf, time });
      return cost === null ? null : partOfMonth(billedCost(seed, customerId, cost), time);
    },
  };
}

export function costScope(sandbox: Sandbox, client: number | null): CostScope {
  return client === null ? partnerScope(sandbox) : customerScope(sandbox, client);
}
