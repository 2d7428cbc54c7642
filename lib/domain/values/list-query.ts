import { z } from "zod";

/** A page's parameters as the router or the browser hands them over. */
export type UrlParams = URLSearchParams | Readonly<Record<string, string | readonly string[] | undefined>>;

export const PAGE_SIZES = [20, 50, 100] as const;
export type PageSize = (typeof PAGE_SIZES)[number];

export const SORT_DIRECTIONS = ["ascending", "descending"] as const;
export type SortDirection = (typeof SORT_DIRECTIONS)[number];

/** The furthest page an address can name; keeps row offsets within a PostgreSQL integer. */
export const LAST_PAGE = 1_000_000;
const LONGEST_SEARCH = 255;
const NO_COLUMNS = "none";

/** The first value of a parameter, "" when it is absent. */
export function paramOf(params: UrlParams, name: string): string {
  if (params instanceof URLSearchParams) return params.get(name) ?? "";
  const value = params[name];
  return (typeof value === "string" ? value : value?.[0]) ?? "";
}

/** All values of a parameter, as a form with several boxes of one name sends them. */
function allOf(params: UrlParams, name: string): readonly string[] {
  if (params instanceof URLSearchParams) return params.getAll(name);
  const value = Object.hasOwn(params, name) ? params[name] : undefined;
  return typeof value === "string" ? [value] : (value ?? []);
}

/** Search text as it can be stored and searched for: no control characters (PostgreSQL refuses NUL), trimmed, bounded. */
export function searchParam(params: UrlParams, name = "q"): string {
  const text = paramOf(params, name).replace(/\p{Cc}+/gu, " ");
  return Array.from(text.trim()).slice(0, LONGEST_SEARCH).join("").trim();
}

export function pageParam(params: UrlParams, name = "page"): number {
  const parsed = z.coerce
    .number()
    .int()
    .min(1)
    .max(LAST_PAGE)
    .safeParse(plainDigits(paramOf(params, name)));
  return parsed.success ? parsed.data : 1;
}

export function pageSizeParam(params: UrlParams, name = "per"): PageSize {
  const text = paramOf(params, name);
  return PAGE_SIZES.find((size) => String(size) === text) ?? PAGE_SIZES[0];
}

/** One of the words allowed, or the fallback. */
export function choiceParam<C extends string, F>(text: string, choices: readonly C[], fallback: F): C | F {
  return choices.find((choice) => choice === text) ?? fallback;
}

/** The columns an address names, in the list's own order; "none" hides all, nothing readable is the usual ones. */
export function columnsParam<C extends string>(
  params: UrlParams,
  known: readonly C[],
  usual: readonly C[],
): readonly C[] {
  const named = allOf(params, "columns").flatMap((text) => text.split(","));
  const chosen = known.filter((column) => named.includes(column));
  if (chosen.length === 0) return named.includes(NO_COLUMNS) ? [] : usual;
  return chosen.join() === usual.join() ? usual : chosen;
}

/** The columns as an address names them, or undefined when they are the usual ones. */
export function unlessUsual(columns: readonly string[], usual: readonly string[]): string | undefined {
  if (columns.join() === usual.join()) return undefined;
  return columns.length === 0 ? NO_COLUMNS : columns.join();
}

/** Which rows a page shows. `first` and `last` count from 1 for "1–20 of 160"; both are 0 when there is none. */
export interface PageWindow {
  readonly page: number;
  readonly pages: number;
  readonly offset: number;
  readonly first: number;
  readonly last: number;
  readonly total: number;
}

/** A page past the end becomes the last one, so that a filter that shrinks the list never shows an empty page. */
export function pageWindow(query: { readonly page: number; readonly per: PageSize }, total: number): PageWindow {
  const pages = Math.max(1, Math.ceil(total / query.per));
  const page = Math.min(Math.max(1, query.page), pages);
  const offset = (page - 1) * query.per;
  const last = Math.min(offset + query.per, total);
  return { page, pages, offset, first: total === 0 ? 0 : offset + 1, last, total };
}

/** What a click on a column's heading asks for: the other direction, or the column's own first one. */
export function toggledSort<S extends string>(
  now: { readonly sort: S; readonly direction: SortDirection },
  column: S,
  firstDirection: SortDirection = "ascending",
): { sort: S; direction: SortDirection } {
  if (now.sort !== column) return { sort: column, direction: firstDirection };
  return { sort: column, direction: now.direction === "ascending" ? "descending" : "ascending" };
}

/** Parameters in the order given; empty values are left out, so that a default never shows in an address. */
export function urlParams(entries: readonly (readonly [string, string | undefined])[]): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of entries) if (value !== undefined && value !== "") params.set(name, value);
  return params;
}

/** The value, or undefined when it is the default. */
export function unlessDefault(value: string | number, usual: string | number): string | undefined {
  return value === usual ? undefined : String(value);
}

function plainDigits(text: string): string {
  return /^\d{1,7}$/.test(text) ? text : "";
}
