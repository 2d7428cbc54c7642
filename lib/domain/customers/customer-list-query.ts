import { PATTERN_KINDS, type PatternKind } from "@/lib/domain/assignments/family-pattern";
import { CLASSIFICATIONS, type Classification } from "@/lib/domain/customers/customer";
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

export const CUSTOMER_SORTS = ["name", "accounts", "cost", "created"] as const;
export type CustomerSort = (typeof CUSTOMER_SORTS)[number];

export const BILLING_STATES = ["on", "off"] as const;
export type BillingState = (typeof BILLING_STATES)[number];

/** What the list of customers shows; lives in the address and nowhere else. */
export interface CustomerListQuery {
  readonly q: string;
  readonly page: number;
  readonly per: PageSize;
  readonly sort: CustomerSort;
  readonly direction: SortDirection;
  readonly billing: BillingState | null;
  readonly classification: Classification | null;
  readonly pattern: PatternKind | null;
}

/** Names read from A; figures and dates from the greatest. */
export const CUSTOMER_FIRST_DIRECTION: Readonly<Record<CustomerSort, SortDirection>> = {
  name: "ascending",
  accounts: "descending",
  cost: "descending",
  created: "descending",
};

/** Tolerant: whatever cannot be read is the default. */
export function customerListQuery(params: UrlParams): CustomerListQuery {
  const sort = choiceParam(paramOf(params, "sort"), CUSTOMER_SORTS, "name");
  return {
    q: searchParam(params),
    page: pageParam(params),
    per: pageSizeParam(params),
    sort,
    direction: choiceParam(paramOf(params, "direction"), SORT_DIRECTIONS, CUSTOMER_FIRST_DIRECTION[sort]),
    billing: choiceParam(paramOf(params, "billing"), BILLING_STATES, null),
    classification: choiceParam(paramOf(params, "classification"), CLASSIFICATIONS, null),
    pattern: choiceParam(paramOf(params, "pattern"), PATTERN_KINDS, null),
  };
}

export function toCustomerListParams(query: CustomerListQuery): URLSearchParams {
  return urlParams([
    ["q", query.q],
    ["billing", query.billing ?? undefined],
    ["classification", query.classification ?? undefined],
    ["pattern", query.pattern ?? undefined],
    ["sort", unlessDefault(query.sort, "name")],
    ["direction", unlessDefault(query.direction, CUSTOMER_FIRST_DIRECTION[query.sort])],
    ["page", unlessDefault(query.page, 1)],
    ["per", unlessDefault(query.per, 20)],
  ]);
}
