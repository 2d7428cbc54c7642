import type { Account } from "../rows";
import type { Sandbox } from "../sandbox";
import { billedCost, type CostMonth, type CostTrend, costOfFirstDays, partnerCost } from "./cost-facts";
import type { TimeLeaf } from "./cost-window";

/** The accounts a cost report speaks of, and what a cell of it costs whoever asks. */
export type CostScope = { accounts: Account[]; cost(account: Account, leaf: number, time: TimeLeaf): number | null };

const monthKey = ({ year, month }: CostMonth): string => `${year}-${String(month).padStart(2, "0")}`;

function trendOf(account: Account): CostTrend {
  return { group: account.trend, index: account.index, startMonth: account.createdAt.slice(0, 7) };
}

function partOfMonth(monthly: number | null, time: TimeLeaf): number | null {
  const upTo = costOfFirstDays(monthly, time.when, time.toDay);
  const before = costOfFirstDays(monthly, time.when, time.fromDay);
  return upTo === null || before === null ? null : upTo - before;
}

function partnerScope(sandbox: Sandbox): CostScope {
  const { seed } = sandbox.options;
  return {
    accounts: sandbox.store.all("accounts").filter((account) => account.ownerId !== null),
    cost: (account, leaf, time) => partOfMonth(partnerCost(seed, trendOf(account), { leaf, when: time.when }), time),
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
      if (!isBilled(account.ownerId, monthKey(time.when))) return null;
      const cost = partnerCost(seed, trendOf(account), { leaf, when: time.when });
      return partOfMonth(billedCost(seed, customerId, cost), time);
    },
  };
}

export function costScope(sandbox: Sandbox, client: number | null): CostScope {
  return client === null ? partnerScope(sandbox) : customerScope(sandbox, client);
}
