import type { UsageFact } from "@/lib/domain/usage/usage-columns";
import { EMPTY_TEXT, type UsageExplorerQuery } from "@/lib/domain/usage/usage-explorer-query";
import { address, type ParamChanges, type Params } from "../ui/address";

/** Where a report is explored, and how. */
export type UsagePlace = { pathname: string; params: Params; query: UsageExplorerQuery };

export function usageHref({ pathname, params }: UsagePlace, changes: ParamChanges): string {
  return address(pathname, params, changes);
}

export function factChange(fact: UsageFact, value: string): ParamChanges {
  return { [fact]: value === "" ? EMPTY_TEXT : value };
}
