import { type CostExplorerQuery, toCostExplorerParams } from "@/lib/domain/costs/cost-explorer-query";

export type ExplorerPlace = { pathname: string; query: CostExplorerQuery };

/** The explorer's address with some of its choices changed. */
export function explorerHref({ pathname, query }: ExplorerPlace, changes: Partial<CostExplorerQuery> = {}): string {
  const params = toCostExplorerParams({ ...query, ...changes });
  return params.size === 0 ? pathname : `${pathname}?${params}`;
}
