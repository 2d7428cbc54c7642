import type { Call } from "./struck-call";
import { isGood, replaceAnswer } from "./struck-call";

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

function isJson({ headers }: Response): boolean {
  return headers.get("Content-Type")?.includes("json") === true;
}

/** Lets the call be carried out and gives the text of its JSON another form; failures and files stay as they are. */
export async function reshapeText(
  { c, next }: Call,
  reshape: (text: string) => string | Uint8Array,
): Promise<undefined> {
  await next();
  if (!isGood(c.res) || !isJson(c.res)) return undefined;
  const headers = new Headers(c.res.headers);
  headers.delete("Content-Length");
  const body = reshape(await c.res.text());
  return replaceAnswer(c, new Response(body as BodyInit, { status: c.res.status, headers }));
}

export function reshapeJson(call: Call, reshape: (value: JsonValue) => JsonValue): Promise<undefined> {
  return reshapeText(call, (text) => JSON.stringify(reshape(JSON.parse(text))));
}

/** Every value of an object, however deep, by its key. */
export function mapKeys(value: JsonValue, change: (key: string, value: JsonValue) => JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((item) => mapKeys(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(key, mapKeys(inner, change))]));
}

/** The list an answer is about: the body itself, or the first list one or two keys down. */
export function mapFirstList(value: JsonValue, change: (items: JsonValue[]) => JsonValue[], depth = 2): JsonValue {
  if (Array.isArray(value)) return change(value);
  if (typeof value !== "object" || value === null || depth === 0) return value;
  const holder = Object.entries(value).find(([, inner]) => Array.isArray(inner));
  if (holder !== undefined) return { ...value, [holder[0]]: mapFirstList(holder[1], change, 0) };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapFirstList(inner, change, depth - 1)]));
}
