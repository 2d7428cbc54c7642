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
import { type Month, parseMonth } from "@/lib/domain/values/month";

/** What the partner's cost is held against: CloudHealth's bill, or CloudMC's price. */
export const MARGIN_BASES = ["billed", "priced"] as const;
export type MarginBasis = (typeof MARGIN_BASES)[number];

export const MARGIN_SORTS = ["name", "partner", "exclusions", "customer", "margin", "share"] as const;
export type MarginSort = (typeof MARGIN_SORTS)[number];

export const MARGIN_KINDS = ["loss", "gain", "unknown"] as const;
export type MarginKind = (typeof MARGIN_KINDS)[number];

/** What the list of margins shows; lives in the address and nowhere else. */
export interface MarginListQuery {
  /** Null: the newest month that is over. */
  readonly month: Month | null;
  readonly basis: MarginBasis;
  readonly kind: MarginKind | null;
  readonly q: string;
  readonly sort: MarginSort;
  readonly direction: SortDirection;
  readonly page: number;
  readonly per: PageSize;
}

const FROM_THE_LEAST: readonly MarginSort[] = ["name", "margin", "share"];

/** Losses first, costs from the greatest. */
export function firstMarginDirection(sort: MarginSort): SortDirection {
  return FROM_THE_LEAST.includes(sort) ? "ascending" : "descending";
}

/** Tolerant: whatever cannot be read is the default. */
export function marginListQuery(params: UrlParams): MarginListQuery {
  const sort = choiceParam(paramOf(params, "sort"), MARGIN_SORTS, "margin");
  return {
    month: parseMonth(paramOf(params, "month")),
    basis: choiceParam(paramOf(params, "basis"), MARGIN_BASES, "billed"),
    kind: choiceParam(paramOf(params, "kind"), MARGIN_KINDS, null),
    q: searchParam(params),
    sort,
    direction: choiceParam(paramOf(params, "direction"), SORT_DIRECTIONS, firstMarginDirection(sort)),
    page: pageParam(params),
    per: pageSizeParam(params),
  };
}

export function toMarginListParams(query: MarginListQuery): URLSearchParams {
  return urlParams([
    ["month", query.month ?? undefined],
    ["basis", unlessDefault(query.basis, "billed")],
    ["kind", query.kind ?? undefined],
    ["q", query.q],
    ["sort", unlessDefault(query.sort, "margin")],
    ["direction", unlessDefault(query.direction, firstMarginDirection(query.sort))],
    ["page", unlessDefault(query.page, 1)],
    ["per", unlessDefault(query.per, 20)],
  ]);
}
