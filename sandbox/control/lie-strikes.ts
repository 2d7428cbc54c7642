import { ANOTHER_HOST } from "./answer-strikes";
import type { FaultOf } from "./faults";
import { type JsonValue, mapFirstList, mapKeys, reshapeJson } from "./json-answer";
import { type Call, isGood, replaceAnswer, type Strikes } from "./struck-call";

type Kind =
  | "wrong-id"
  | "wrong-owner"
  | "wrong-type"
  | "lying-total"
  | "link-loop"
  | "same-page"
  | "page-shift"
  | "foreign-address";

const OWNERS =
  /^(owner_id|payer_account_owner_id|customer_id|client_api_id|target_client_api_id|realm|realmId|ownerId)$/;
const TOTALS = ["total", "count"];

function another(value: JsonValue): JsonValue {
  if (typeof value === "number") return value + 1_000_003;
  if (typeof value !== "string" || value === "") return value;
  const last = value.at(-1);
  return `${value.slice(0, -1)}${last === "7" ? "3" : "7"}`;
}

function ofAnotherType(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return { list: value };
  if (typeof value === "object") return [value];
  return typeof value === "string" ? 7 : String(value);
}

function setHeader({ c }: Call, name: string, change: (value: string) => string | null): void {
  const before = c.res.headers.get(name);
  if (before === null) return;
  const headers = new Headers(c.res.headers);
  const after = change(before);
  if (after === null) headers.delete(name);
  else headers.set(name, after);
  replaceAnswer(c, new Response(c.res.body, { status: c.res.status, headers }));
}

function totalsBy(by: number): (key: string, value: JsonValue) => JsonValue {
  return (key, value) => (TOTALS.includes(key) && typeof value === "number" ? Math.max(0, value + by) : value);
}

/** A request whose address is another; reads only, since the body does not go with it. */
function ask({ c }: Call, change: (url: URL) => void): void {
  const url = new URL(c.req.url);
  change(url);
  c.req.raw = new Request(url, { method: c.req.method, headers: c.req.raw.headers });
}

function askedPage({ c }: Call): number {
  const { searchParams } = new URL(c.req.url);
  const offset = Number(searchParams.get("offset") ?? 0);
  return offset > 0 ? offset + 1 : Number(searchParams.get("page") ?? 1);
}

/** Rows that slipped off the end of the page before, by fault. */
const slipped = new WeakMap<object, JsonValue[]>();

function shift(items: JsonValue[], call: Call, fault: FaultOf<"page-shift">): JsonValue[] {
  const by = fault.by ?? 1;
  const isFirst = askedPage(call) <= 1;
  if (by >= 0) return isFirst ? items : items.slice(by);
  const repeated = isFirst ? [] : (slipped.get(fault) ?? []);
  slipped.set(fault, items.slice(by));
  return [...repeated, ...items];
}

/** Answers that are well formed and untrue. */
export const LIE_STRIKES: Strikes<Kind> = {
  "wrong-id": (call) =>
    reshapeJson(call, (body) => mapKeys(body, (key, value) => (key === "id" ? another(value) : value))),
  "wrong-owner": (call) =>
    reshapeJson(call, (body) => mapKeys(body, (key, value) => (OWNERS.test(key) ? another(value) : value))),
  "wrong-type": (call) =>
    reshapeJson(call, (body) =>
      typeof body === "object" && body !== null && !Array.isArray(body)
        ? Object.fromEntries(Object.entries(body).map(([key, value]) => [key, ofAnotherType(value)]))
        : ofAnotherType(body),
    ),
  "lying-total": async (call, { by }) => {
    await reshapeJson(call, (body) => mapKeys(body, totalsBy(by ?? 7)));
    setHeader(call, "X-Total", (total) => String(Math.max(0, Number(total) + (by ?? 7))));
    return undefined;
  },
  "link-loop": async (call) => {
    const { c, next } = call;
    await next();
    if (!isGood(c.res)) return undefined;
    const first = new URL(c.req.url);
    first.searchParams.delete("api_key");
    first.searchParams.set("page", "1");
    const headers = new Headers(c.res.headers);
    headers.set("Link", `<${first}>; rel="next"`);
    return replaceAnswer(c, new Response(c.res.body, { status: c.res.status, headers }));
  },
  "same-page": async (call) => {
    ask(call, ({ searchParams }) => {
      if (searchParams.has("page")) searchParams.set("page", "1");
      if (searchParams.has("offset")) searchParams.set("offset", "0");
    });
    await call.next();
    return undefined;
  },
  "page-shift": (call, fault) => reshapeJson(call, (body) => mapFirstList(body, (items) => shift(items, call, fault))),
  "foreign-address": async (call, { to }) => {
    const elsewhere = to ?? ANOTHER_HOST;
    const move = (text: string) => text.replace(/https?:\/\/[^/\s<>"]+/g, elsewhere);
    await reshapeJson(call, (body) =>
      mapKeys(body, (_key, value) => (typeof value === "string" ? move(value) : value)),
    );
    for (const name of ["Link", "Location"])
      setHeader(call, name, (value) => (value.startsWith("/") ? `${elsewhere}${value}` : move(value)));
    return undefined;
  },
};
