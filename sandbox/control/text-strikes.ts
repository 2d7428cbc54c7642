import { type JsonValue, mapFirstList, reshapeText } from "./json-answer";
import { streamOf } from "./stream-of";
import { isGood, replaceAnswer, type Strikes } from "./struck-call";

type Kind =
  | "torn-json"
  | "million-items"
  | "nan"
  | "huge-number"
  | "long-decimal"
  | "duplicate-keys"
  | "proto-key"
  | "deep-json"
  | "lone-surrogate"
  | "invalid-utf-8"
  | "bom"
  | "utf-16";

const FIRST_NUMBER = /([[:,]\s*)-?\d[\d.eE+-]*(?=\s*[,\]}])/;
const FIRST_TEXT = /([[:,]\s*)"(?=(?:[^"\\]|\\.)*"\s*[,\]}])/;
const HERE = "\u0000";

function firstNumber(text: string, literal: string): string {
  return text.replace(FIRST_NUMBER, `$1${literal}`);
}

/** Into the outermost object, or into the first one of a list. */
function intoObject(text: string, members: string): string {
  return text.replace(/\{(\s*\}?)/, (_found, rest: string) =>
    rest.includes("}") ? `{${members}}` : `{${members},${rest}`,
  );
}

function deep(text: string, depth: number): string {
  const lists = `${"[".repeat(depth)}${"]".repeat(depth)}`;
  return text.startsWith("{") ? intoObject(text, `"deep":${lists}`) : lists;
}

function bytesAt(text: string, bytes: readonly number[]): Uint8Array {
  const [before = "", after = ""] = text.replace(FIRST_TEXT, `$1"${HERE}`).split(HERE);
  return after === ""
    ? Buffer.from(text)
    : Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
}

function twice(text: string): string {
  const key = /\{\s*("(?:[^"\\]|\\.)*")\s*:/.exec(text)?.[1];
  const end = text.lastIndexOf("}");
  if (key === undefined || end === -1 || text.startsWith("[")) return text;
  return `${text.slice(0, end)},${key}:null${text.slice(end)}`;
}

async function* repeated(body: JsonValue, count: number): AsyncGenerator<Uint8Array> {
  let item = "null";
  const marked = mapFirstList(body, (items) => {
    item = JSON.stringify(items[0] ?? null);
    return [HERE];
  });
  const [before = "", after = ""] = JSON.stringify(marked).split(JSON.stringify(HERE));
  yield Buffer.from(before + item);
  const chunk = Buffer.from(`,${item}`.repeat(1_000));
  for (let sent = 1; sent < count; sent += 1_000) {
    yield count - sent >= 1_000 ? chunk : Buffer.from(`,${item}`.repeat(count - sent));
  }
  yield Buffer.from(after);
}

/** JSON that a reader must survive: hostile in its letters or in its size. */
export const TEXT_STRIKES: Strikes<Kind> = {
  "torn-json": (call) => reshapeText(call, (text) => text.slice(0, Math.floor(text.length / 2))),
  "million-items": async ({ c, next }, { rows }) => {
    await next();
    if (!isGood(c.res) || c.res.headers.get("Content-Type")?.includes("json") !== true) return undefined;
    const headers = new Headers(c.res.headers);
    headers.delete("Content-Length");
    const body: JsonValue = JSON.parse(await c.res.text());
    const stream = streamOf(repeated(body, rows ?? 1_000_000));
    return replaceAnswer(c, new Response(stream, { status: c.res.status, headers }));
  },
  nan: (call) => reshapeText(call, (text) => firstNumber(text, "NaN")),
  "huge-number": (call) => reshapeText(call, (text) => firstNumber(text, "1e400")),
  "long-decimal": (call) => reshapeText(call, (text) => firstNumber(text, "0.1234567890123456789")),
  "duplicate-keys": (call) => reshapeText(call, twice),
  "proto-key": (call) =>
    reshapeText(call, (text) =>
      intoObject(text, '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}'),
    ),
  "deep-json": (call, { depth }) => reshapeText(call, (text) => deep(text, depth ?? 100_000)),
  "lone-surrogate": (call) => reshapeText(call, (text) => text.replace(FIRST_TEXT, '$1"\\ud800')),
  "invalid-utf-8": (call) => reshapeText(call, (text) => bytesAt(text, [0xed, 0xa0, 0x80, 0xff])),
  bom: (call) => reshapeText(call, (text) => `\ufeff${text}`),
  "utf-16": async (call) => {
    await reshapeText(call, (text) => Buffer.from(`\ufeff${text}`, "utf16le"));
    const { c } = call;
    const headers = new Headers(c.res.headers);
    if (!isGood(c.res)) return undefined;
    headers.set("Content-Type", "application/json; charset=utf-16le");
    return replaceAnswer(c, new Response(c.res.body, { status: c.res.status, headers }));
  },
};
