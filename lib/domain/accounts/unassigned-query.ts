import type { AwsAccountType } from "@/lib/domain/accounts/aws-account";
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

export const UNASSIGNED_SORTS = ["cost", "so-far", "name", "owner", "family", "type"] as const;
export type UnassignedSort = (typeof UNASSIGNED_SORTS)[number];

/** Of the last full month; `unknown`: CloudHealth has no data, which is not the same as nothing. */
export const COST_FILTERS = ["all", "some", "zero", "unknown"] as const;
/** Whether a rule keeps it from being assigned to anybody. */
export const ASSIGNABLE_FILTERS = ["all", "yes", "no"] as const;
export const TYPE_FILTERS = ["all", "consolidated", "linked", "standalone", "unknown"] as const satisfies readonly (
  | AwsAccountType
  | "all"
)[];
export const NO_COST_VIEWS = ["normal", "late"] as const;
export type NoCostView = (typeof NO_COST_VIEWS)[number];

/** What the list of accounts that nobody holds shows; lives in the address and nowhere else. */
export interface UnassignedQuery {
  readonly q: string;
  readonly page: number;
  readonly per: PageSize;
  readonly sort: UnassignedSort;
  readonly direction: SortDirection;
  /** The family's exact name; "" is all. */
  readonly family: string;
  readonly cost: (typeof COST_FILTERS)[number];
  readonly assignable: (typeof ASSIGNABLE_FILTERS)[number];
  readonly type: (typeof TYPE_FILTERS)[number];
}

/** Figures are looked at from the largest down, names from A. */
export function firstDirection(sort: UnassignedSort): SortDirection {
  return sort === "cost" || sort === "so-far" ? "descending" : "ascending";
}

/** Tolerant: whatever cannot be read is the default. */
export function unassignedQuery(params: UrlParams): UnassignedQuery {
  const sort = choiceParam(paramOf(params, "sort"), UNASSIGNED_SORTS, "cost");
  return {
    q: searchParam(params),
    page: pageParam(params),
    per: pageSizeParam(params),
    sort,
    direction: choiceParam(paramOf(params, "direction"), SORT_DIRECTIONS, firstDirection(sort)),
    family: searchParam(params, "family"),
    cost: choiceParam(paramOf(params, "cost"), COST_FILTERS, "all"),
    assignable: choiceParam(paramOf(params, "assignable"), ASSIGNABLE_FILTERS, "all"),
    type: choiceParam(paramOf(params, "type"), TYPE_FILTERS, "all"),
  };
}

export function toUnassignedParams(query: UnassignedQuery): URLSearchParams {
  return urlParams([
    ["q", query.q],
    ["family", query.family],
    ["cost", unlessDefault(query.cost, "all")],
    ["assignable", unlessDefault(query.assignable, "all")],
    ["type", unlessDefault(query.type, "all")],
    ["sort", unlessDefault(query.sort, "cost")],
    ["direction", unlessDefault(query.direction, firstDirection(query.sort))],
    ["page", unlessDefault(query.page, 1)],
    ["per", unlessDefault(query.per, 20)],
  ]);
}

export function hasUnassignedFilter({ q, family, cost, assignable, type }: UnassignedQuery): boolean {
  return q !== "" || family !== "" || cost !== "all" || assignable !== "all" || type !== "all";
}

/** Which view of the accounts without a cost is asked for; null: the accounts without a customer. */
export function noCostView(params: UrlParams): NoCostView | null {
  return choiceParam(paramOf(params, "no-cost"), NO_COST_VIEWS, null);
}
