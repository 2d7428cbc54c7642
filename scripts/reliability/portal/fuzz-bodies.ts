import fc from "fast-check";
import { FILE } from "./input-draws";
import type { Ask } from "./portal-client";

const BOUNDARY = "----headwater";
export const FILES = [
  "",
  "name\nAcme\n",
  "owner,customer_id\n100000000001,3947\n",
  "\u0000",
  '"',
  "PK\u0003\u0004",
  "a,b\n".repeat(2_000),
];

/** References, promises, files, iterators, numbers and forms of the framework's own way of writing values. */
export const TOKENS = [
  ...[
    "$F1",
    "$h1",
    "$@1",
    "$@",
    "$K1",
    "$K",
    "$B1",
    "$B",
    "$B0",
    "$o1",
    "$A1",
    "$V1",
    "$S1",
    "$Q1",
    "$W1",
    "$i1",
    "$R1",
    "$r1",
    "$X1",
    "$x1",
  ],
  ...[
    "$1",
    "$0",
    "$1:0:0",
    "$1:__proto__:constructor",
    "$0:then",
    "$1:constructor:constructor",
    "$ffffffff",
    "$-1",
    "$",
    "$$",
    "$T",
    "$L0",
  ],
  ...[
    "$n0",
    `$n${"9".repeat(3_000)}`,
    "$nx",
    "$N",
    "$u",
    "$-0",
    "$Infinity",
    "$D",
    "$Dx",
    "$D2026-01-01",
    "$Sx",
    "$Z",
    "$ACTION_0",
    "$g1",
    "$M1",
  ],
];

/** As a page's own script writes it: a dollar is doubled, a file stands beside the text. */
export function written(args: readonly unknown[], file: string): Ask {
  const body = plain(args, (text) => (text.startsWith("$") ? `$${text}` : text));
  if (!/"\$[Bo]1"/.test(body)) return { body, headers: { "content-type": "text/plain;charset=UTF-8" } };
  // What is pointed to comes before what points to it.
  return multipart(
    [
      ["1", file],
      ["0", body],
    ],
    "1",
  );
}

export function plain(args: readonly unknown[], ofText = (text: string) => text): string {
  return JSON.stringify(args, function (this: unknown, _name, value: unknown) {
    if (value === FILE) return "importId" in Object(this) ? "$B1" : "$o1";
    return typeof value === "string" ? ofText(value.toWellFormed()) : value;
  });
}

export function multipart(parts: readonly (readonly [string, string])[], file?: string): Ask {
  const body = parts.map(([name, text]) => {
    const named = name === file ? `; filename="blob"\r\nContent-Type: application/octet-stream` : "";
    return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name.replaceAll(/["\r\n]/g, "")}"${named}\r\n\r\n${text}\r\n`;
  });
  return {
    body: `${body.join("")}--${BOUNDARY}--\r\n`,
    headers: { "content-type": `multipart/form-data; boundary=${BOUNDARY}` },
  };
}

export const RAW: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.constantFrom(
    "",
    "[",
    "]",
    "{",
    "[{",
    '["',
    "null",
    "0",
    "[".repeat(20_000),
    `${"[".repeat(3_000)}${"]".repeat(3_000)}`,
    '{"a":'.repeat(5_000),
    "[1e400]",
    "\ufeff[]",
    `[${"1,".repeat(100_000)}1]`,
  ),
  fc.json(),
);
export const TYPES = fc.constantFrom(
  "text/plain",
  "text/plain;charset=UTF-16",
  "application/json",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  `multipart/form-data; boundary=${BOUNDARY}`,
  "application/octet-stream",
  "text/html",
  "x",
);
const PART_NAMES = [
  "0",
  "1",
  "$ACTION_REF_1",
  "$ACTION_1:0",
  "$ACTION_1:1",
  "$ACTION_KEY",
  "$ACTION_ID_",
  "__proto__",
  "_1_0",
  "1_0",
];
export const FORMS = fc.dictionary(
  fc.constantFrom(...PART_NAMES),
  fc.oneof(fc.constantFrom(...TOKENS, "[]", '["$K1"]', "{}"), fc.string({ maxLength: 30 })),
  { minKeys: 1, maxKeys: 5 },
);
const WORDS = fc.oneof(
  fc.constantFrom(
    "1",
    "",
    "%5B%22%22%5D",
    "null",
    "bytes=0-",
    'W/"x"',
    "gzip, br",
    "x".repeat(4_000),
    "fr-CA,*;q=0.1",
    "text/html",
  ),
  fc.string({ maxLength: 60 }).map((text) => text.replaceAll(/[^\x20-\x7e]/g, "")),
);
export const HEADERS: fc.Arbitrary<Record<string, string>> = fc.dictionary(
  fc.constantFrom(
    "next-router-state-tree",
    "rsc",
    "next-url",
    "next-router-prefetch",
    "accept",
    "accept-language",
    "x-forwarded-for",
    "x-forwarded-proto",
    "range",
    "if-none-match",
    "if-modified-since",
    "accept-encoding",
    "purpose",
    "referer",
    "user-agent",
    "x-nextjs-data",
    "next-html-request-id",
    "x-http-method-override",
    "content-encoding",
    "content-language",
  ),
  WORDS,
  { maxKeys: 4 },
);
