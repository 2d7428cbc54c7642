import "server-only";
import { withScope } from "@/lib/db/client";
import { listUsageGroups } from "@/lib/db/usage-group-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { type CostedGroup, costedGroup } from "@/lib/domain/usage/costed-group";
import { groupKey } from "@/lib/domain/usage/price-usage";
import type { UsageExplorerQuery } from "@/lib/domain/usage/usage-explorer-query";
import type { UsageReportView } from "@/lib/domain/usage/usage-report";
import { costUsage } from "@/lib/services/usage/cost-usage";
import { groupQuery, keptParts } from "@/lib/services/usage/explore-usage";

/** The groups that are shown, of all pages, each with what it costs by the rate card; null where a page shows none. */
export async function costedGroups(
  scope: StaffScope,
  { report, query, most }: { report: UsageReportView; query: UsageExplorerQuery; most: number },
): Promise<{ total: number; lines: CostedGroup[] } | null> {
  if (query.view !== "groups") return null;
  const parts = keptParts(report);
  return withScope(scope, async (db) => {
    const cost = await costUsage(db, { report, query, parts });
    if (cost === null) return null;
    const { lines, total } = await listUsageGroups(db, groupQuery(query, parts), { skip: 0, take: most });
    return {
      total,
      lines: lines.flatMap((line) => costedGroup(line, cost.of.get(groupKey(line.name ?? "", line.unit)))),
    };
  });
}
