import "server-only";
import type { Db } from "@/lib/db/client";
import { listUsageRates } from "@/lib/db/usage-rate-rows";
import { listUsageSums } from "@/lib/db/usage-sum-rows";
import { compileRates, priceUsage, sumCosts } from "@/lib/domain/usage/price-usage";
import { pricedMonths } from "@/lib/domain/usage/priced-months";
import { isUsageFiltered, type UsageExplorerQuery } from "@/lib/domain/usage/usage-explorer-query";
import type { UsageExplored } from "@/lib/domain/usage/usage-lines";
import type { UsageReportView } from "@/lib/domain/usage/usage-report";

const NO_FILTER = { q: "", facts: [], from: null, to: null };

/** What is shown of a report costs by the rate card; null while there is no rate. */
export async function costUsage(
  db: Db,
  { report, query, parts }: { report: UsageReportView; query: UsageExplorerQuery; parts: readonly string[] },
): Promise<UsageExplored["cost"]> {
  const rates = await listUsageRates(db);
  if (rates.length === 0) return null;
  const card = compileRates(rates);
  const byMonth = card.needsMonths;
  const group = query.view === "groups" ? query.group : null;
  const shown = await listUsageSums(db, { filter: query, parts, group, byMonth });
  const isPart = byMonth && isUsageFiltered(query);
  const whole = isPart ? await listUsageSums(db, { filter: NO_FILTER, parts, group: null, byMonth }) : shown;
  const of = priceUsage(card, { shown, whole, months: pricedMonths(report) });
  return { all: sumCosts([...of.values()]), of };
}
