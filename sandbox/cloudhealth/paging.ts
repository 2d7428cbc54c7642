import type { Context } from "hono";
import type { Sandbox } from "../sandbox";
import { failure, parametersOf } from "./answers";

const DEFAULT_PER_PAGE = 30;
const MOST_PER_PAGE = 100;

export type Page = { page: number; perPage: number };
type PageLimits = { usual: number; most: number };

function positive(text: string | null, usual: number): number | null {
  if (text === null || text === "") return usual;
  return /^\d{1,300}$/.test(text) && Number(text) >= 1 ? Math.min(Number(text), Number.MAX_SAFE_INTEGER) : null;
}

/** Null: not a page. Too large a page is cut down, because clients ask for 1000 and count what they get. */
export function readPage(parameters: URLSearchParams, limits: PageLimits): Page | null {
  const page = positive(parameters.get("page"), 1);
  const perPage = positive(parameters.get("per_page"), limits.usual);
  return page === null || perPage === null ? null : { page, perPage: Math.min(perPage, limits.most) };
}

export function slicePage<Row>(rows: readonly Row[], { page, perPage }: Page): Row[] {
  return rows.slice((page - 1) * perPage, page * perPage);
}

type LinkTarget = { base: string; parameters: URLSearchParams };

function linkEntry(target: LinkTarget, page: Page, rel: string): string {
  const query = new URLSearchParams(target.parameters);
  for (const dropped of ["api_key", "", "page", "per_page"]) query.delete(dropped);
  query.set("page", String(page.page));
  query.set("per_page", String(page.perPage));
  return `<${target.base}?${query}>; rel="${rel}"`;
}

/** Addresses are absolute, and the key never comes back in one. */
export function linkHeader(target: LinkTarget, at: Page, total: number): string | null {
  const last = Math.max(1, Math.ceil(total / at.perPage));
  if (at.page > last) return null;
  const entries: string[] = [];
  const add = (page: number, rel: string) => entries.push(linkEntry(target, { page, perPage: at.perPage }, rel));
  if (at.page > 1) {
    add(1, "first");
    add(at.page - 1, "prev");
  }
  if (at.page < last) {
    add(last, "last");
    add(at.page + 1, "next");
  }
  return entries.length === 0 ? null : entries.join(", ");
}

type PagedList<Row> = { wrapper: string; rows: readonly Row[]; show: (row: Row) => unknown };

export function answerPage<Row>(sandbox: Sandbox, c: Context, list: PagedList<Row>): Response {
  const parameters = parametersOf(c);
  const page = readPage(parameters, { usual: DEFAULT_PER_PAGE, most: MOST_PER_PAGE });
  if (page === null) return failure(c, 422, "page and per_page must be whole numbers from 1 up");
  const link = linkHeader({ base: `${sandbox.origin}${c.req.path}`, parameters }, page, list.rows.length);
  c.header("X-Total", String(list.rows.length));
  c.header("X-Per-Page", String(page.perPage));
  if (link !== null) c.header("Link", link);
  return c.json({ [list.wrapper]: slicePage(list.rows, page).map(list.show) });
}
