import "server-only";
import { findAccountCostReading } from "@/lib/db/account-cost-rows";
import { inTransaction, withScope } from "@/lib/db/client";
import { findRefresh } from "@/lib/db/refresh-rows";
import { findLastCompleted } from "@/lib/db/sync-run-rows";
import { countUnassigned, eachUnassigned, listUnassigned } from "@/lib/db/unassigned-rows";
import {
  findCountedMonth,
  findUnassignedSum,
  recountUnassigned,
  type UnassignedSum,
} from "@/lib/db/unassigned-total-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type {
  AccountCostReading,
  UnassignedAccount,
  UnassignedMonth,
  UnassignedSpend,
} from "@/lib/domain/accounts/unassigned-account";
import type { LineMonths } from "@/lib/domain/accounts/unassigned-lines";
import { type TwoMonths, unassignedMonths } from "@/lib/domain/accounts/unassigned-months";
import { hasUnassignedFilter, type UnassignedQuery, unassignedQuery } from "@/lib/domain/accounts/unassigned-query";
import { type DecimalText, ZERO } from "@/lib/domain/values/decimal-text";
import type { Month } from "@/lib/domain/values/month";
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
  const months = await countedMonths(scope);
  const spend = await loadUnassignedSpend(scope);
  return withScope(scope, async (db) => {
    const matching = hasUnassignedFilter(query) ? await countUnassigned(db, months, query) : null;
    const total = matching?.accounts ?? spend.accounts;
    const slice = { offset: (query.page - 1) * query.per, most: query.per, total };
    return {
      rows: await listUnassigned(db, months, { query, slice }),
      total,
      cost: matching?.cost ?? spend.lastMonth.cost,
      spend,
      readAt: await findLastCompleted(db, "cloudhealth"),
    };
  });
}

/** The first few as the list begins: those that cost most. */
export async function loadLargestUnassigned(scope: StaffScope, most: number): Promise<readonly UnassignedAccount[]> {
  demand(scope, "assignments:read");
  const months = await countedMonths(scope);
  return withScope(scope, (db) =>
    listUnassigned(db, months, { query: unassignedQuery({}), slice: { offset: 0, most, total: most } }),
  );
}

const RECOUNT_TIMEOUT_MS = 60_000;
/** How long somebody may take to fetch the file; the connection is theirs that long. */
const EXPORT_TIMEOUT_MS = 10 * 60_000;

/** Every account the filters let through, in the list's order, whatever page is shown, some at a time. */
export async function exportUnassigned(
  scope: StaffScope,
  query: UnassignedQuery,
  take: (rows: readonly UnassignedAccount[], months: LineMonths) => Promise<void>,
): Promise<void> {
  demand(scope, "assignments:read");
  const months = await countedMonths(scope);
  await inTransaction(
    scope,
    async (db) => {
      const lastMonth = await findAccountCostReading(db, months.last);
      const soFar = await findAccountCostReading(db, months.current);
      await eachUnassigned(db, months, { query, take: (rows) => take(rows, { lastMonth, soFar }) });
    },
    { timeoutMs: EXPORT_TIMEOUT_MS },
  );
}

/** The money as a whole, whatever is filtered. Looking at it asks for figures that have grown old. */
export async function loadUnassignedSpend(scope: StaffScope): Promise<UnassignedSpend> {
  demand(scope, "assignments:read");
  const months = await countedMonths(scope);
  const { last, current } = months;
  const { accounts, lastMonth, soFar, refresh } = await withScope(scope, async (db) => {
    const [lastSum, sum] = [await findUnassignedSum(db, last), await findUnassignedSum(db, current)];
    return {
      accounts: (lastSum ?? sum)?.accounts ?? (await countUnassigned(db, months, unassignedQuery({}))).accounts,
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

/** The months they are to be listed with; listed anew when a month has begun since, or when they never were. */
async function countedMonths(scope: StaffScope): Promise<TwoMonths> {
  const months = unassignedMonths(now());
  if ((await withScope(scope, findCountedMonth)) !== months.current) {
    await inTransaction(scope, (db) => recountUnassigned(db, months), { timeoutMs: RECOUNT_TIMEOUT_MS });
  }
  return months;
}
