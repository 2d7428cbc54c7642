import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import type { AnswerHead } from "@/lib/upstreams/answer";
import type { CloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import type { CallPriority } from "@/lib/upstreams/gate";
import { readFrom } from "@/lib/upstreams/read-from";
import type { QueryPair } from "@/lib/upstreams/upstream-request";

const MOST_PAGES = 1_000;
const SPARE_PAGES = 2;

/** A page of a list. The list is whole when `items` and `unusable` of all pages together come to `total`. */
export interface Page<T> {
  readonly items: readonly T[];
  /** From 1. */
  readonly page: number;
  /** Rows in all pages, as the upstream counts them; null when it does not say. */
  readonly total: number | null;
  /** Rows that cannot be represented and are not in `items`. */
  readonly unusable: number;
}

export interface PagedList<T> {
  readonly path: string;
  readonly query: readonly QueryPair[];
  readonly perPage: number;
  readonly schema: z.ZodType<readonly (T | null)[]>;
  readonly priority?: CallPriority;
  /** A page with fewer rows is the last one: less than the smallest page size the upstream documents. */
  readonly lastBelow?: number;
}

export interface RawPage<T> extends Page<T> {
  readonly perPage: number;
}

/** Of the paging headers only the numbers are taken; an address in `Link` is never fetched (RELIABILITY.md 0.5). */
export async function readPage<T>(client: CloudhealthClient, list: PagedList<T>, page: number): Promise<RawPage<T>> {
  const { value, headers } = await readFrom(client.connection, {
    path: list.path,
    query: [...list.query, ["page", String(page)], ["per_page", String(list.perPage)]],
    schema: list.schema,
    ...(list.priority === undefined ? {} : { priority: list.priority }),
  });
  const items = value.filter((row) => row !== null);
  const perPage = Math.max(1, numberIn(headers, "x-per-page") ?? list.perPage);
  return { items, page, total: numberIn(headers, "x-total"), unusable: value.length - items.length, perPage };
}

/** Goes on past a short page unless the count is met, since an upstream may cap pages below what was asked. */
export async function* walkPages<T>(client: CloudhealthClient, list: PagedList<T>): AsyncGenerator<Page<T>> {
  const seenPages = new Set<string>();
  let seenRows = 0;
  for (let number = 1; ; number += 1) {
    const { perPage, ...page } = await readPage(client, list, number);
    const rows = page.items.length + page.unusable;
    if (rows === 0 && number > 1) return;
    if (rows > 0) refuseRepetition(list.path, page, seenPages);
    seenRows += rows;
    yield page;
    if (rows === 0 || seenRows === page.total || rows < (list.lastBelow ?? 0)) return;
    const cap = page.total === null ? MOST_PAGES : Math.ceil(page.total / perPage) + SPARE_PAGES;
    if (number >= Math.min(cap, MOST_PAGES)) throw unreadableList(list.path, "no last page");
  }
}

export function unreadableList(path: string, detail: string): UpstreamFailure {
  return new UpstreamFailure({
    upstream: "cloudhealth",
    method: "GET",
    path,
    reason: "unreadable",
    sent: true,
    detail,
  });
}

function refuseRepetition<T>(path: string, page: Page<T>, seen: Set<string>): void {
  const print = createHash("sha256").update(JSON.stringify(page.items)).digest("base64");
  if (page.items.length > 0 && seen.has(print)) throw unreadableList(path, "same page again");
  seen.add(print);
}

function numberIn(headers: AnswerHead["headers"], name: string): number | null {
  const text = headers.get(name)?.trim() ?? "";
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
