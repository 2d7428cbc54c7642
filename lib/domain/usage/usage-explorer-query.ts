import { USAGE_FACT_NAMES, type UsageFact } from "@/lib/domain/usage/usage-columns";
import { type CalendarDate, parseCalendarDate } from "@/lib/domain/values/calendar-date";
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

export const USAGE_VIEWS = ["rows", "groups"] as const;
export type UsageView = (typeof USAGE_VIEWS)[number];
export const USAGE_MEASURES = ["billable", "usage"] as const;
export type UsageMeasure = (typeof USAGE_MEASURES)[number];
/** In the order of the file: as HERE lists it, item by item and each in the order of time. */
export const USAGE_SORTS = ["file", "at", ...USAGE_MEASURES, ...USAGE_FACT_NAMES] as const;
export type UsageSort = (typeof USAGE_SORTS)[number];
export const USAGE_GROUPS = [...USAGE_FACT_NAMES.filter((fact) => fact !== "unit"), "at"] as const;
export type UsageGroup = (typeof USAGE_GROUPS)[number];

export interface UsageFilter {
  /** Any part of any text of a row; "" for all. */
  readonly q: string;
  readonly facts: readonly { readonly fact: UsageFact; readonly value: string }[];
  /** Days in UTC, `to` included. */
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
}

export interface UsageExplorerQuery extends UsageFilter {
  readonly view: UsageView;
  readonly sort: UsageSort;
  readonly direction: SortDirection;
  readonly page: number;
  readonly per: PageSize;
  readonly group: UsageGroup;
  readonly measure: UsageMeasure;
  /** The value driver the chart is of; null: the one with most rows. */
  readonly unit: string | null;
}

/** How an address names the empty text, which as a value would be no filter at all. */
export const EMPTY_TEXT = "∅";
const LONGEST_VALUE = 2_000;

/** A column's own first order: texts and time from the first, figures from the greatest. */
export function firstUsageDirection(sort: UsageSort): SortDirection {
  return sort === "billable" || sort === "usage" ? "descending" : "ascending";
}

export function usageExplorerQuery(params: UrlParams): UsageExplorerQuery {
  const sort = choiceParam(paramOf(params, "sort"), USAGE_SORTS, "file");
  return {
    q: searchParam(params),
    facts: USAGE_FACT_NAMES.flatMap((fact) => {
      const text = paramOf(params, fact);
      if (text === "" || text.length > LONGEST_VALUE || text.includes("\0")) return [];
      return [{ fact, value: text === EMPTY_TEXT ? "" : text }];
    }),
    from: parseCalendarDate(paramOf(params, "from")),
    to: parseCalendarDate(paramOf(params, "to")),
    view: choiceParam(paramOf(params, "view"), USAGE_VIEWS, "rows"),
    sort,
    direction: choiceParam(paramOf(params, "direction"), SORT_DIRECTIONS, firstUsageDirection(sort)),
    page: pageParam(params),
    per: pageSizeParam(params),
    group: choiceParam(paramOf(params, "group"), USAGE_GROUPS, "name"),
    measure: choiceParam(paramOf(params, "measure"), USAGE_MEASURES, "billable"),
    unit: paramOf(params, "of").replaceAll("\0", "") || null,
  };
}

/** The shortest address that says the same. */
export function toUsageExplorerParams(query: UsageExplorerQuery): URLSearchParams {
  return urlParams([
    ["view", unlessDefault(query.view, "rows")],
    ["q", query.q],
    ...query.facts.map(({ fact, value }) => [fact, value === "" ? EMPTY_TEXT : value] as const),
    ["from", query.from ?? ""],
    ["to", query.to ?? ""],
    ["sort", unlessDefault(query.sort, "file")],
    ["direction", unlessDefault(query.direction, firstUsageDirection(query.sort))],
    ["group", unlessDefault(query.group, "name")],
    ["measure", unlessDefault(query.measure, "billable")],
    ["of", query.unit ?? ""],
    ["page", unlessDefault(query.page, 1)],
    ["per", unlessDefault(query.per, 20)],
  ]);
}

export function isUsageFiltered({ q, facts, from, to }: UsageFilter): boolean {
  return q !== "" || facts.length > 0 || from !== null || to !== null;
}
