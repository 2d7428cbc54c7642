import "server-only";
import { findAccountCostReading } from "@/lib/db/account-cost-rows";
import { type Db, withScope } from "@/lib/db/client";
import { findRefresh } from "@/lib/db/refresh-rows";
import { findLastCompleted } from "@/lib/db/sync-run-rows";
import { countUnassignedAs, listUnassignedAs, listUnassignedByCost, type TwoMonths } from "@/lib/db/unassigned-rows";
import { findUnassignedSum, type UnassignedSum } from "@/lib/db/unassigned-total-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type {
  AccountCostReading,
  UnassignedAccount,
  UnassignedMonth,
  UnassignedSpend,
} from "@/lib/domain/accounts/unassigned-account";
import { hasUnassignedFilter, type UnassignedQuery, unassignedQuery } from "@/lib/domain/accounts/unassigned-query";
import { type DecimalText, ZERO } from "@/lib/domain/values/decimal-text";
import { type Month, monthOf, shiftMonth } from "@/lib/domain/values/month";
import { demand } from "@/lib/services/access/permit";
import { ACCOUNT_COST } from "@/lib/services/costs/refresh-account-costs";
import { isStale, requestRefresh } from "@/lib/services/sync/request-refresh";
import { now } from "@/lib/support/clock";

export interface UnassignedList {
  readonly rows: readonly UnassignedAccount[];
  /** Those the filters let through. */
  readonly total: number;
  readonly cost: DecimalText;
  readonly spend: UnassignedSpend;
  readonly readAt: string | null;
}

/** Accounts that nobody is billed for, with what they cost; answered from what was read last, refreshed behind it. */
export async function loadUnassigned(scope: StaffScope, query: UnassignedQuery): Promise<UnassignedList> {
  demand(scope, "assignments:read");
  const months = twoMonths();
  const [spend, list] = await Promise.all([
    loadUnassignedSpend(scope),
    withScope(scope, async (db) => ({
      rows: await listRows(db, months, { query, most: query.per }),
      matching: hasUnassignedFilter(query) ? await countUnassignedAs(db, months, query) : null,
      readAt: await findLastCompleted(db, "cloudhealth"),
    })),
  ]);
  const { rows, matching, readAt } = list;
  return {
    rows,
    total: matching?.accounts ?? spend.accounts,
    cost: matching?.cost ?? spend.lastMonth.cost,
    spend,
    readAt,
  };
}

/** The first few as the list begins: those that cost most. */
export async function loadLargestUnassigned(scope: StaffScope, most: number): Promise<readonly UnassignedAccount[]> {
  demand(scope, "assignments:read");
  return withScope(scope, (db) => listUnassignedByCost(db, twoMonths(), { offset: 0, most }));
}

/** Every account the filters let through, in the list's order, whatever page is shown. */
export async function exportUnassigned(scope: StaffScope, query: UnassignedQuery) {
  demand(scope, "assignments:read");
  const months = twoMonths();
  return withScope(scope, async (db) => ({
    rows: await listUnassignedAs(db, months, { query, slice: { offset: 0, most: MOST_ROWS } }),
    lastMonth: await findAccountCostReading(db, months.last),
    soFar: await findAccountCostReading(db, months.current),
  }));
}

const MOST_ROWS = 1_000_000;

/** The money as a whole, whatever is filtered. Looking at it asks for figures that have grown old. */
export async function loadUnassignedSpend(scope: StaffScope): Promise<UnassignedSpend> {
  demand(scope, "assignments:read");
  const { last, current } = twoMonths();
  const { accounts, lastMonth, soFar, refresh } = await withScope(scope, async (db) => {
    const [lastSum, sum] = [await findUnassignedSum(db, last), await findUnassignedSum(db, current)];
    return {
      accounts: (lastSum ?? sum)?.accounts ?? (await countAll(db)),
      lastMonth: toMonth(last, await findAccountCostReading(db, last), lastSum),
      soFar: toMonth(current, await findAccountCostReading(db, current), sum),
      refresh: await findRefresh(db, ACCOUNT_COST),
    };
  });
  const asked =
    isStale(soFar.reading?.fetchedAt ?? null, refresh) &&
    (await requestRefresh(scope, { ...ACCOUNT_COST, customer: null }));
  return { accounts, lastMonth, soFar, refreshing: refresh.refreshing || asked, failure: refresh.failure };
}

function toMonth(month: Month, reading: AccountCostReading | null, sum: UnassignedSum | null): UnassignedMonth {
  return { month, reading, priced: sum?.priced ?? 0, cost: sum?.cost ?? ZERO };
}

async function countAll(db: Db): Promise<number> {
  return (await countUnassignedAs(db, twoMonths(), unassignedQuery({}))).accounts;
}

function listRows(db: Db, months: TwoMonths, { query, most }: { query: UnassignedQuery; most: number }) {
  const slice = { offset: (query.page - 1) * most, most };
  const isRanked = query.sort === "cost" && query.direction === "descending" && !hasUnassignedFilter(query);
  return isRanked ? listUnassignedByCost(db, months, slice) : listUnassignedAs(db, months, { query, slice });
}

function twoMonths(): TwoMonths {
  const current = monthOf(now());
  return { current, last: shiftMonth(current, -1) };
}
