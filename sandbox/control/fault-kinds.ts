import { z } from "zod";

const delayMs = z.int().min(0).max(600_000).optional();
const everyMs = z.int().min(1).max(600_000).optional();
const status = z.int().min(200).max(599).optional();
const to = z.url({ protocol: /^https?$/ }).optional();
const bytes = z
  .int()
  .min(1)
  .max(100 * 2 ** 30)
  .optional();
const by = z.int().min(-1_000_000).max(1_000_000).optional();
const rows = z.int().min(1).max(2_000_000).optional();

function kind<Parameters extends z.ZodRawShape>(does: string, parameters: Parameters) {
  return { does, parameters };
}

/**
 * Every fault by name. "Carries out" says that the upstream did what was asked; where a sentence does not say so, it did not.
 * `times`, `skip` and `rate` go with each.
 */
export const FAULT_KINDS = {
  hang: kind("says nothing; breaks off after delayMs, or never", { delayMs }),
  slow: kind("waits delayMs (3,000), carries out and answers well", { delayMs }),
  reset: kind("breaks the connection off before it reads the body", {}),
  truncate: kind("carries out, announces the whole answer, sends half of it and breaks off", {}),
  "execute-then-hang": kind("carries out and says nothing; breaks off after delayMs, or never", { delayMs }),
  "execute-then-500": kind("carries out and answers status (500)", { status }),
  "execute-then-reset": kind("carries out and resets the connection (RST)", {}),
  "execute-later": kind("answers status (504) at once, carries out delayMs (2,000) later; with cut it breaks off", {
    delayMs,
    status,
    cut: z.boolean().optional(),
  }),
  status: kind("answers status (500) in the upstream's own shape", { status }),
  unauthorized: kind("answers 401 in the upstream's own shape", {}),
  forbidden: kind("answers 403 in the upstream's own shape", {}),
  "rate-limited": kind(
    "answers 429; Retry-After is retryAfter seconds (2), or that moment as an HTTP date, or absurd, or absent",
    {
      retryAfter: z.int().min(0).max(1_000_000).optional(),
      form: z.enum(["seconds", "date", "absurd", "negative", "garbage", "absent"]).optional(),
    },
  ),
  redirect: kind("answers status (307) with Location `to` (another host)", {
    status: z.literal([301, 302, 303, 307, 308]).optional(),
    to,
  }),
  html: kind("answers status (502) with a page of a gateway", { status }),
  "empty-body": kind("carries out and answers well with nothing in the body", {}),
  "empty-list": kind("carries out; every list in the answer is empty, totals are 0, Link is gone", {}),
  "torn-json": kind("carries out; half of the body with a Content-Length that fits the half", {}),
  "wrong-content-type": kind("carries out; Content-Type is contentType (application/octet-stream)", {
    contentType: z.string().max(200).optional(),
  }),
  "wrong-id": kind("carries out; every `id` in the answer is another", {}),
  "wrong-owner": kind("carries out; every owner and customer named in the answer is another", {}),
  "wrong-type": kind("carries out; each top-level value has another JSON type", {}),
  "lying-total": kind("carries out; X-Total, total and count are `by` (7) too high", { by }),
  "link-loop": kind("carries out; Link has a next page, always the first one", {}),
  "same-page": kind("answers the first page whatever page or offset was asked", {}),
  "page-shift": kind(
    "carries out; from the second page on the first `by` (1) rows are missing; a negative `by` repeats the last rows of the page before",
    { by },
  ),
  "million-items": kind("carries out; the first list of the answer holds its first item `rows` (1,000,000) times", {
    rows,
  }),
  "foreign-address": kind("carries out; Link, Location and addresses in the body point to `to` (another host)", { to }),
  "set-cookie": kind("carries out; the answer sets a cookie for every path", {}),
  "wrong-date": kind("carries out; Date is `seconds` (86,400) ahead", { seconds: z.int().optional() }),
  nan: kind("carries out; the first number is NaN", {}),
  "huge-number": kind("carries out; the first number is 1e400", {}),
  "long-decimal": kind("carries out; the first number is 0.1234567890123456789", {}),
  "duplicate-keys": kind("carries out; the first key of the answer is there twice, with null the second time", {}),
  "proto-key": kind("carries out; the answer has __proto__ and constructor.prototype as keys", {}),
  "deep-json": kind("carries out; the answer holds lists in lists, `depth` (100,000) deep", {
    depth: z.int().min(1).max(1_000_000).optional(),
  }),
  "lone-surrogate": kind("carries out; the first text begins with \\ud800", {}),
  "invalid-utf-8": kind("carries out; the first text begins with bytes that are no UTF-8", {}),
  bom: kind("carries out; a byte order mark stands before the body", {}),
  "utf-16": kind("carries out; the body is UTF-16 with its mark, and Content-Type says so", {}),
  "slow-loris": kind("carries out; the body comes one byte each everyMs (200)", { everyMs }),
  "endless-body": kind("answers 200 and a JSON list that never ends", {}),
  "huge-body": kind("answers 200 and `bytes` (67,108,864) of one JSON text", { bytes }),
  "gzip-bomb": kind("answers 200, Content-Encoding gzip: `bytes` (209,715,200) once inflated", { bytes }),
  "endless-headers": kind("answers 200 and header lines that never end", {}),
  "chunk-garbage": kind("carries out; the chunked body has a length that is no number", {}),
  "status-garbage": kind("carries out; the status line is no HTTP", {}),
  "csv-early-end": kind("carries out; the file ends inside row afterRows (10) + 1, and its transport is whole", {
    afterRows: rows,
  }),
  "csv-ragged": kind("carries out; row afterRows (1) + 1 has a field too few, the next one a field too many", {
    afterRows: rows,
  }),
  "csv-wrong-month": kind("carries out; every date in the rows is `by` (1) months later", { by }),
  "csv-extra-row": kind("carries out; the last row is there `rows` (1) times more", { rows }),
} as const;

export type FaultKind = keyof typeof FAULT_KINDS;

export function describeFaultKinds(): { kind: string; does: string; parameters: string[] }[] {
  return Object.entries(FAULT_KINDS).map(([name, { does, parameters }]) => ({
    kind: name,
    does,
    parameters: Object.keys(parameters),
  }));
}
