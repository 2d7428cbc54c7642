import { expect, test } from "vitest";
import { parseRetryAfter } from "@/lib/upstreams/retry-after";

const now = new Date("2026-05-04T10:00:00Z");

test.each([
  ["7", 7_000],
  ["0", 1_000],
  ["99999999999", 900_000],
  ["Mon, 04 May 2026 10:00:30 GMT", 30_000],
  ["Mon, 04 May 2020 10:00:30 GMT", 1_000],
  ["Mon, 04 May 2099 10:00:30 GMT", 900_000],
  [" 12 ", 12_000],
  ["-5", null],
  ["1.5", null],
  ["soon", null],
  ["", null],
  [undefined, null],
])("Retry-After %j asks for %j ms, never under a second or over 15 minutes", (value, expected) => {
  expect(parseRetryAfter(value, now)).toBe(expected);
});
