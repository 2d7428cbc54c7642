import { ACCOUNT_TYPES, type AwsAccountType } from "@/lib/domain/accounts/aws-account";
import { type AwsAccountId, parseAwsAccountId } from "@/lib/domain/values/aws-account-id";
import { type CustomerId, parseCustomerId } from "@/lib/domain/values/customer-id";
import {
  choiceParam,
  columnsParam,
  type PageSize,
  pageParam,
  pageSizeParam,
  paramOf,
  SORT_DIRECTIONS,
  type SortDirection,
  searchParam,
  type UrlParams,
  unlessDefault,
  unlessUsual,
  urlParams,
} from "@/lib/domain/values/list-query";

/** What can stand beside an account's name, in the list's own order. */
export const ACCOUNT_COLUMNS = [
  "owner",
  "family",
  "type",
  "active",
  "customer",
  "payer",
  "managed",
  "since",
  "read",
] as const;
export type AccountColumn = (typeof ACCOUNT_COLUMNS)[number];
export const USUAL_ACCOUNT_COLUMNS: readonly AccountColumn[] = ["owner", "family", "customer", "payer", "since"];

export const ACCOUNT_SORTS = ["name", ...ACCOUNT_COLUMNS] as const;
export type AccountSort = (typeof ACCOUNT_SORTS)[number];

export const ACCOUNT_STATES = ["all", "assigned", "unassigned"] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

export const ACTIVE_STATES = ["yes", "no"] as const;
export type ActiveState = (typeof ACTIVE_STATES)[number];

export const MANAGED_BY = ["v1", "v2"] as const;
export type ManagedBy = (typeof MANAGED_BY)[number];

/** What the list of AWS accounts shows; lives in the address and nowhere else. */
export interface AccountListQuery {
  readonly q: string;
  readonly page: number;
  readonly per: PageSize;
  readonly sort: AccountSort;
  readonly direction: SortDirection;
  readonly state: AccountState;
  readonly customer: CustomerId | null;
  readonly type: AwsAccountType | null;
  readonly active: ActiveState | null;
  readonly managed: ManagedBy | null;
  readonly payer: AwsAccountId | null;
  /** The whole name of an AWS family; "" for any. */
  readonly family: string;
  readonly columns: readonly AccountColumn[];
}

const FROM_THE_NEWEST: readonly AccountSort[] = ["since", "read"];

export function firstAccountDirection(sort: AccountSort): SortDirection {
  return FROM_THE_NEWEST.includes(sort) ? "descending" : "ascending";
}

/** Tolerant: whatever cannot be read is the default. */
export function accountListQuery(params: UrlParams): AccountListQuery {
  const sort = choiceParam(paramOf(params, "sort"), ACCOUNT_SORTS, "name");
  return {
    q: searchParam(params),
    page: pageParam(params),
    per: pageSizeParam(params),
    sort,
    direction: choiceParam(paramOf(params, "direction"), SORT_DIRECTIONS, firstAccountDirection(sort)),
    state: choiceParam(paramOf(params, "state"), ACCOUNT_STATES, "all"),
    customer: parseCustomerId(paramOf(params, "customer")),
    type: choiceParam(paramOf(params, "type"), ACCOUNT_TYPES, null),
    active: choiceParam(paramOf(params, "active"), ACTIVE_STATES, null),
    managed: choiceParam(paramOf(params, "managed"), MANAGED_BY, null),
    payer: parseAwsAccountId(paramOf(params, "payer")),
    family: searchParam(params, "family"),
    columns: columnsParam(params, ACCOUNT_COLUMNS, USUAL_ACCOUNT_COLUMNS),
  };
}

export function toAccountListParams(query: AccountListQuery): URLSearchParams {
  return urlParams([
    ["q", query.q],
    ["state", unlessDefault(query.state, "all")],
    ["customer", query.customer ?? undefined],
    ["type", query.type ?? undefined],
    ["active", query.active ?? undefined],
    ["managed", query.managed ?? undefined],
    ["payer", query.payer ?? undefined],
    ["family", query.family],
    ["columns", unlessUsual(query.columns, USUAL_ACCOUNT_COLUMNS)],
    ["sort", unlessDefault(query.sort, "name")],
    ["direction", unlessDefault(query.direction, firstAccountDirection(query.sort))],
    ["page", unlessDefault(query.page, 1)],
    ["per", unlessDefault(query.per, 20)],
  ]);
}
