import type { StaffScope } from "@/lib/domain/access/scope";
import { accountListQuery } from "@/lib/domain/accounts/account-list-query";
import { customerListQuery } from "@/lib/domain/customers/customer-list-query";
import { customerId } from "@/lib/domain/values/customer-id";
import { loadOperations } from "@/lib/services/activity/load-activity";
import { loadAccountList } from "@/lib/services/assignments/load-account-list";
import { loadCostHistory } from "@/lib/services/costs/load-cost-history";
import { loadCustomerList } from "@/lib/services/customers/load-customer-list";
import { loadOverview } from "@/lib/services/overview/load-overview";
import { loadUpstreamHealth } from "@/lib/services/sync/load-sync-status";

type Page = (scope: StaffScope) => Promise<unknown>;

/** What stands behind the pages that people look at most; each answers from the cache and asks for what is old. */
const PAGES: readonly Page[] = [
  loadOverview,
  (scope) => loadCustomerList(scope, customerListQuery({ q: "a" })),
  (scope) => loadAccountList(scope, accountListQuery({})),
  (scope) => loadCostHistory(scope, customerId("3947")),
  (scope) => loadOperations(scope, { page: 1, per: 20 }),
  loadUpstreamHealth,
];

const READERS = 4;

export interface PageTimes {
  readonly ms: number[];
  /** Of something that has to do with no upstream and no page, all the while. */
  readonly besideMs: number[];
  failed: number;
}

/** A few people who look at one page after the other until the time is over, and beside them what tells the machine's pace. */
export async function readPages(scope: StaffScope, forMs: number, beside: () => Promise<unknown>): Promise<PageTimes> {
  const times: PageTimes = { ms: [], besideMs: [], failed: 0 };
  const until = performance.now() + forMs;
  const reader = async (first: number) => {
    for (let at = first; performance.now() < until; at += 1) {
      const since = performance.now();
      try {
        await PAGES[at % PAGES.length]?.(scope);
      } catch {
        times.failed += 1;
      }
      times.ms.push(performance.now() - since);
    }
  };
  const paceMaker = async () => {
    while (performance.now() < until) {
      const since = performance.now();
      await beside();
      times.besideMs.push(performance.now() - since);
    }
  };
  await Promise.all([...Array.from({ length: READERS }, (_, first) => reader(first)), paceMaker()]);
  return times;
}

/**
 * The p95 of the middle one of these windows, in paces of the machine: what else it does makes all of it slower, and for
 * a moment spoils a few windows, not all.
 */
export function usualP95(windows: readonly PageTimes[]): number {
  return placed(
    windows.map(({ ms, besideMs }) => placed(ms, 0.95) / placed(besideMs, 0.5)),
    0.5,
  );
}

function placed(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
}
