import fc from "fast-check";
import { FILES, FORMS, HEADERS, multipart, plain, RAW, TOKENS, TYPES, written } from "./fuzz-bodies";
import { HOSTILE, TURNS, turned } from "./hostile-values";
import { drawsOf } from "./input-draws";
import type { Ask } from "./portal-client";

export interface FuzzRequest {
  readonly kind: string;
  readonly path: string;
  readonly ask: Ask;
  /** Whether the framework can read it, so that it is ours to answer. */
  readonly isReadable: boolean;
}

export interface FuzzedAction {
  readonly id: string;
  readonly path: string;
  readonly schema: unknown;
  readonly known: readonly string[];
  readonly origin: string;
}

const sized =
  (kind: string, isReadable: boolean) =>
  (path: string, ask: Ask): FuzzRequest => ({ kind, path, ask, isReadable });

/** As the action's own page posts to it. */
export function lawfulRequests(action: FuzzedAction): fc.Arbitrary<FuzzRequest> {
  return saidTo(action).map((body) => sized("lawful", true)(action.path, postTo(action)(body)));
}

const postTo =
  ({ id, origin }: FuzzedAction) =>
  (more: Ask): Ask => {
    const headers = { "next-action": id, origin, accept: "text/x-component" };
    return { method: "POST", ...more, headers: { ...headers, ...more.headers } };
  };

function saidTo({ schema, known }: FuzzedAction): fc.Arbitrary<Ask> {
  return fc.tuple(drawsOf(schema, known), fc.constantFrom(...FILES)).map(([value, file]) => written([value], file));
}

/** Six ways to post to an action, from what its page sends to bytes of any kind. */
export function actionRequests(action: FuzzedAction): fc.Arbitrary<FuzzRequest> {
  const { path, schema, known, origin } = action;
  const post = postTo(action);
  const lawful = drawsOf(schema, known);
  const said = saidTo(action);
  const mutated = fc.tuple(lawful, TURNS).map(([value, turns]) => written([turned(value, turns)], "name\nAcme\n"));
  const tokens = fc.constantFrom(...TOKENS);
  const flight = fc.tuple(
    lawful,
    fc.array(fc.record({ at: fc.nat(99), how: fc.constantFrom("replace", "add"), what: tokens }), {
      minLength: 1,
      maxLength: 3,
    }),
    tokens,
  );
  return fc.oneof(
    { weight: 3, arbitrary: lawfulRequests(action) },
    { weight: 6, arbitrary: mutated.map((body) => sized("mutated", true)(path, post(body))) },
    {
      weight: 3,
      arbitrary: flight.map(([value, turns, token]) =>
        sized("flight", false)(
          path,
          post(
            multipart([
              ["0", plain([turned(value, turns)])],
              ["1", JSON.stringify(token)],
            ]),
          ),
        ),
      ),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(RAW, TYPES)
        .map(([body, type]) => sized("raw", false)(path, post({ body, headers: { "content-type": type } }))),
    },
    {
      weight: 2,
      arbitrary: FORMS.map((form) => Object.entries(form)).map((parts) =>
        sized("form", false)(path, { ...post(multipart(parts)), headers: { origin, ...multipart(parts).headers } }),
      ),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(said, HEADERS)
        .map(([body, more]) => sized("headers", false)(path, post({ ...body, headers: { ...body.headers, ...more } }))),
    },
  );
}

const QUERY = (
  "page size sort q month months from to customer account owner by split compare tab state scenario known copy " +
  "reseller columns currency run id callbackUrl error _rsc"
).split(" ");

/** A page or a route asked for with its ids and its query as they never are. */
export function readRequests(entry: string, known: readonly string[]): fc.Arbitrary<FuzzRequest> {
  const text = fc
    .oneof(
      fc.constantFrom(...known, "2026-09", "2", "customer", "desc"),
      HOSTILE.map((one) => (typeof one === "string" ? one : JSON.stringify(one))),
    )
    .map((one) => encoded(one).slice(0, 2_000));
  const names = entry.match(/\[\.{0,3}\w+\]/g) ?? [];
  const path = fc
    .tuple(...names.map(() => text))
    .map((ids) => names.reduce((all, name, at) => all.replace(name, ids[at] || "x"), entry));
  const query = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...QUERY), text), text), { maxLength: 5 });
  return fc.tuple(path, query, fc.option(HEADERS, { nil: {} })).map(([at, pairs, headers]) => {
    const search = pairs.map((pair) => pair.join("=")).join("&");
    return sized("read", true)(`${at}${search && "?"}${search}`, { headers });
  });
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(/%00|%2F/g, "%01");
}
