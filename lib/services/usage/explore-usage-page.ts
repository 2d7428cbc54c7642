import "server-only";
import { withScope } from "@/lib/db/client";
import { findUsageRetention } from "@/lib/db/usage-retention-rows";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import {
  toUsageExplorerParams,
  type UsageExplorerQuery,
  usageExplorerQuery,
} from "@/lib/domain/usage/usage-explorer-query";
import type { UsageExplored } from "@/lib/domain/usage/usage-lines";
import { isExplorable, type UsageReportView } from "@/lib/domain/usage/usage-report";
import { pageWindow, type UrlParams } from "@/lib/domain/values/list-query";
import { exploreUsage } from "@/lib/services/usage/explore-usage";

export interface UsagePage {
  readonly of: UsageExplored;
  readonly place: {
    readonly pathname: string;
    readonly params: Readonly<Record<string, string>>;
    readonly query: UsageExplorerQuery;
  };
  readonly keptMonths: number;
}

/** What the page of a report shows of its rows; null while there are none. A page past the end is the last. */
export async function exploreUsagePage(
  scope: StaffScope | ViewerScope,
  { report, pathname, search }: { report: UsageReportView; pathname: string; search: UrlParams },
): Promise<UsagePage | null> {
  if (!isExplorable(report)) return null;
  const asked = usageExplorerQuery(search);
  const found = await exploreUsage(scope, report, asked);
  const { page } = pageWindow(asked, found.total);
  const query = { ...asked, page };
  const of = page === asked.page ? found : await exploreUsage(scope, report, query);
  const params = Object.fromEntries(toUsageExplorerParams(query));
  const { months } = await withScope(scope, findUsageRetention);
  return { of, place: { pathname, params, query }, keptMonths: months };
}
