import { type CustomerId, parseCustomerId } from "@/lib/domain/values/customer-id";
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

export const ACCOUNT_SORTS = ["name", "owner", "customer", "family"] as const;
export type AccountSort = (typeof ACCOUNT_SORTS)[number];

export const ACCOUNT_STATES = ["all", "assigned", "unassigned"] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** What the list of AWS accounts shows; lives in the address and nowhere else. */
export interface AccountListQuery {
  readonly q: string;
  readonly page: number;
  readonly per: PageSize;
  readonly sort: AccountSort;
  readonly direction: SortDirection;
  readonly state: AccountState;
  readonly customer: CustomerId | null;
}

/** Tolerant: whatever cannot be read is the default. */
export function accountListQuery(params: UrlParams): AccountListQuery {
  return {
    q: searchParam(params),
    page: pageParam(params),
    per: pageSizeParam(params),
    sort: choiceParam(paramOf(params, "sort"), ACCOUNT_SORTS, "name"),
    direction: choiceParam(paramOf(params, "direction"), SORT_DIRECTIONS, "ascending"),
    state: choiceParam(paramOf(params, "state"), ACCOUNT_STATES, "all"),
    customer: parseCustomerId(paramOf(params, "customer")),
  };
}

export function toAccountListParams(query: AccountListQuery): URLSearchParams {
  return urlParams([
    ["q", query.q],
    ["state", unlessDefault(query.state, "all")],
    ["customer", query.customer ?? undefined],
    ["sort", unlessDefault(query.sort, "name")],
    ["direction", unlessDefault(query.direction, "ascending")],
    ["page", unlessDefault(query.page, 1)],
    ["per", unlessDefault(query.per, 20)],
  ]);
}
