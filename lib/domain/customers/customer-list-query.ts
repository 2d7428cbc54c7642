import { PATTERN_KINDS, type PatternKind } from "@/lib/domain/assignments/family-pattern";
import { CLASSIFICATIONS, type Classification } from "@/lib/domain/customers/customer";
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

/** What can stand beside a customer's name, in the list's own order. */
export const CUSTOMER_COLUMNS = [
  "id",
  "pattern",
  "accounts",
  "billing",
  "access",
  "trial",
  "contact",
  "folder",
  "cloudmc",
  "here",
  "cost",
  "created",
] as const;
export type CustomerColumn = (typeof CUSTOMER_COLUMNS)[number];
export const USUAL_CUSTOMER_COLUMNS: readonly CustomerColumn[] = [
  "id",
  "pattern",
  "accounts",
  "billing",
  "cost",
  "created",
];

export const CUSTOMER_SORTS = ["name", ...CUSTOMER_COLUMNS] as const;
export type CustomerSort = (typeof CUSTOMER_SORTS)[number];

export const BILLING_STATES = ["on", "off"] as const;
export type BillingState = (typeof BILLING_STATES)[number];

export const LINK_STATES = ["linked", "unlinked"] as const;
export type LinkState = (typeof LINK_STATES)[number];

/** "soon" is within 30 days. */
export const TRIAL_STATES = ["soon", "running", "over", "none"] as const;
export type TrialState = (typeof TRIAL_STATES)[number];

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
  readonly trial: TrialState | null;
  readonly cloudmc: LinkState | null;
  readonly here: LinkState | null;
  /** Key of a tag, "" for none; `tagValue` only narrows it. */
  readonly tag: string;
  readonly tagValue: string;
  readonly columns: readonly CustomerColumn[];
}

const FROM_THE_GREATEST: readonly CustomerSort[] = ["accounts", "cost", "created"];

/** Names read from A; figures and dates from the greatest. */
export function firstCustomerDirection(sort: CustomerSort): SortDirection {
  return FROM_THE_GREATEST.includes(sort) ? "descending" : "ascending";
}

/** Tolerant: whatever cannot be read is the default. */
export function customerListQuery(params: UrlParams): CustomerListQuery {
  const sort = choiceParam(paramOf(params, "sort"), CUSTOMER_SORTS, "name");
  const tag = searchParam(params, "tag");
  return {
    q: searchParam(params),
    page: pageParam(params),
    per: pageSizeParam(params),
    sort,
    direction: choiceParam(paramOf(params, "direction"), SORT_DIRECTIONS, firstCustomerDirection(sort)),
    billing: choiceParam(paramOf(params, "billing"), BILLING_STATES, null),
    classification: choiceParam(paramOf(params, "classification"), CLASSIFICATIONS, null),
    pattern: choiceParam(paramOf(params, "pattern"), PATTERN_KINDS, null),
    trial: choiceParam(paramOf(params, "trial"), TRIAL_STATES, null),
    cloudmc: choiceParam(paramOf(params, "cloudmc"), LINK_STATES, null),
    here: choiceParam(paramOf(params, "here"), LINK_STATES, null),
    tag,
    tagValue: tag === "" ? "" : searchParam(params, "value"),
    columns: columnsParam(params, CUSTOMER_COLUMNS, USUAL_CUSTOMER_COLUMNS),
  };
}

export function toCustomerListParams(query: CustomerListQuery): URLSearchParams {
  return urlParams([
    ["q", query.q],
    ["billing", query.billing ?? undefined],
    ["classification", query.classification ?? undefined],
    ["pattern", query.pattern ?? undefined],
    ["trial", query.trial ?? undefined],
    ["cloudmc", query.cloudmc ?? undefined],
    ["here", query.here ?? undefined],
    ["tag", query.tag],
    ["value", query.tagValue],
    ["columns", unlessUsual(query.columns, USUAL_CUSTOMER_COLUMNS)],
    ["sort", unlessDefault(query.sort, "name")],
    ["direction", unlessDefault(query.direction, firstCustomerDirection(query.sort))],
    ["page", unlessDefault(query.page, 1)],
    ["per", unlessDefault(query.per, 20)],
  ]);
}
