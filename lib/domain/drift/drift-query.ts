import type { Drift, DriftClass } from "@/lib/domain/drift/drift";
import { DRIFT_CLASSES } from "@/lib/domain/drift/drift";
import {
  choiceParam,
  type PageSize,
  pageParam,
  pageSizeParam,
  paramOf,
  SORT_DIRECTIONS,
  type SortDirection,
  searchParam,
  type UrlParams,
  unlessDefault,
  urlParams,
} from "@/lib/domain/values/list-query";
import { toSearchText } from "@/lib/domain/values/search-text";

export const DRIFT_SORTS = ["account", "owner", "class", "wanted", "upstream"] as const;
export type DriftSort = (typeof DRIFT_SORTS)[number];

/** What the list of drift shows; lives in the address and nowhere else. */
export interface DriftQuery {
  readonly q: string;
  readonly kind: DriftClass | null;
  readonly sort: DriftSort;
  readonly direction: SortDirection;
  readonly page: number;
  readonly per: PageSize;
}

/** Tolerant: whatever cannot be read is the default. */
export function driftQuery(params: UrlParams): DriftQuery {
  return {
    q: searchParam(params),
    kind: choiceParam(paramOf(params, "class"), DRIFT_CLASSES, null),
    sort: choiceParam(paramOf(params, "sort"), DRIFT_SORTS, "class"),
    direction: choiceParam(paramOf(params, "direction"), SORT_DIRECTIONS, "ascending"),
    page: pageParam(params),
    per: pageSizeParam(params),
  };
}

export function toDriftParams(query: DriftQuery): URLSearchParams {
  return urlParams([
    ["q", query.q],
    ["class", query.kind ?? undefined],
    ["sort", unlessDefault(query.sort, "class")],
    ["direction", unlessDefault(query.direction, "ascending")],
    ["page", unlessDefault(query.page, 1)],
    ["per", unlessDefault(query.per, 20)],
  ]);
}

/** Those that a search lets through: any part of the account's or a customer's name, or of the number. */
export function searchDrift(drift: readonly Drift[], q: string): Drift[] {
  if (q === "") return [...drift];
  const text = toSearchText(q);
  const digits = q.replace(/[\s-]/g, "");
  const isNumber = /^\d{2,12}$/.test(digits);
  return drift.filter(({ owner, name, wanted, upstream }) => {
    const names = [name ?? "", wanted?.customerName ?? "", upstream?.customerName ?? ""];
    return (isNumber && owner.includes(digits)) || names.some((one) => toSearchText(one).includes(text));
  });
}

export function sortDrift(
  drift: readonly Drift[],
  { sort, direction }: Pick<DriftQuery, "sort" | "direction">,
): Drift[] {
  const sign = direction === "ascending" ? 1 : -1;
  const key = SORT_KEY[sort];
  return drift
    .map((row) => ({ row, key: key(row) }))
    .sort((one, other) => sign * compare(one.key, other.key) || compare(one.row.owner, other.row.owner))
    .map(({ row }) => row);
}

const SORT_KEY: Record<DriftSort, (drift: Drift) => string> = {
  account: ({ name }) => toSearchText(name ?? ""),
  owner: ({ owner }) => owner,
  class: ({ classes }) => String(DRIFT_CLASSES.indexOf(classes[0])),
  wanted: ({ wanted }) => toSearchText(wanted?.customerName ?? ""),
  upstream: ({ upstream }) => toSearchText(upstream?.customerName ?? ""),
};

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
