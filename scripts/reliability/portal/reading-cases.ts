import { type AccessCase, filled, mayEnter, type World } from "./access-cases";
import { type Entrance, PAGES, ROUTES } from "./access-table";
import type { Answer } from "./portal-client";
import { type KnownIds, OBJECTS, type ObjectKind } from "./portal-world";
import type { Principal } from "./principals";

/** Whether the object is there for whoever asks; what is another's is not. */
function isThere(object: ObjectKind, principal: Principal): boolean {
  if (object === "own") return principal.name !== "viewer-b";
  if (object === "foreign") return principal.name !== "viewer-a";
  return false;
}

type Expected = "served" | "let-in" | "not-found" | "sign-in" | "to-own-pages" | "signed-out" | "answered";

/** An answer that says no is always the same; one that says yes may lead on to a page of ours. */
const HELD: Readonly<Record<Expected, (answer: Answer) => boolean>> = {
  served: ({ status }) => status === 200,
  // What staff name in a query may lead elsewhere or not be there; they are let in all the same.
  "let-in": ({ status, headers }) =>
    status === 200 || status === 404 || (status === 307 && !/^\/sign-in/.test(String(headers.location))),
  "not-found": ({ status }) => status === 404,
  "sign-in": ({ status, headers }) => status === 307 && /^\/sign-in(\?|$)/.test(String(headers.location)),
  "to-own-pages": ({ status, headers }) => status === 307 && headers.location === "/my",
  "signed-out": ({ status, text }) => status === 401 && text === '{"code":"signed-out"}',
  answered: ({ status }) => status < 500 && status !== 401 && status !== 404,
};

/** To the pages' script the framework answers 200 and says in the stream what came of it. */
function heldByScript(expected: Expected, { status, text }: Answer): boolean {
  const isDenied = text.includes("NEXT_HTTP_ERROR_FALLBACK;404");
  const [, sentTo = null] = /NEXT_REDIRECT;\w+;([^;?]*)/.exec(text) ?? [];
  if (status !== 200) return false;
  if (expected === "not-found") return isDenied;
  if (expected === "sign-in") return sentTo === "/sign-in";
  if (expected === "to-own-pages") return sentTo === "/my";
  if (expected === "let-in") return sentTo !== "/sign-in";
  return !isDenied && (sentTo === null || expected === "answered");
}

function held(expected: Expected, byScript: boolean) {
  return (answer: Answer) =>
    (byScript ? heldByScript(expected, answer) : HELD[expected](answer))
      ? null
      : `${expected} was due, ${answer.status} ${answer.headers.location ?? ""} came`;
}

const QUERY_OF = ["customer", "account", "owner", "scenario", "known", "copy", "reseller", "month"];

/** The address with ids in its path, and the same entry with the id in its query. */
function addressesOf(route: string, ids: KnownIds, object: ObjectKind) {
  const [name] = /(?<=\[)\w+(?=\])/.exec(route) ?? [];
  const inPath = route.replace(/\[\.{0,3}(\w+)\]/g, (_, one: string) => encodeURIComponent(ids[one]?.[object] ?? one));
  const customer = ids.customerId?.[object] ?? "";
  const theirs = filled(route, ids);
  const query = QUERY_OF.map((one) => `${one}=${encodeURIComponent(customer)}`).join("&");
  const [asked = "", own = ""] = name === undefined ? [] : [ids[name]?.[object], ids[name]?.own];
  return {
    path: name === undefined ? null : { address: inPath, ids: [asked] },
    plain: { address: theirs, ids: [] },
    query: { address: `${theirs}?${query}`, ids: [own, customer].filter((one) => one !== "") },
  };
}

/** Every page and route, for everybody, of every object, by path and by query, as a browser asks and as its script does. */
export function readingCases({ built, ids, principals }: World): AccessCase[] {
  return [
    ...built.pages.map((entry) => ({ entry, entrance: PAGES[entry], isPage: true })),
    ...built.routes.map((entry) => ({ entry, entrance: ROUTES[entry], isPage: false })),
  ].flatMap(({ entry, entrance = "open", isPage }) =>
    principals.flatMap((principal) =>
      OBJECTS.flatMap((object) => {
        const { path, plain, query } = addressesOf(entry, ids, object);
        const due = (asked: Asked) => expectedOf({ entry, entrance, isPage }, principal, asked);
        const inQuery = { isInQuery: true, object: path ? ("own" as const) : null };
        return [
          ...(path ? [reading({ entry, principal, object, ...path }, due({ object }))] : []),
          ...(path === null && object === "own"
            ? [reading({ entry, principal, object, ...plain }, due({ object: null }))]
            : []),
          // What is in the path stays customer A's.
          reading({ entry, principal, object, ...query }, due(inQuery)),
          ...(isPage ? [reading({ entry, principal, object, ...query, byScript: true }, due(inQuery))] : []),
        ];
      }),
    ),
  );
}

interface Asked {
  /** What the path names; null: nothing. */
  readonly object: ObjectKind | null;
  readonly isInQuery?: boolean;
}

/** An account that nobody has seen has a page and a file too: they say so. */
const OF_ANY_ACCOUNT = /^(\/api)?\/assignments\/accounts\/\[owner\]/;

/** A file of what was not read yet is not there, nor is the page whose account stands in its query. */
const NAMED_IN_QUERY = "/assignments/assign";

function expectedOf(
  { entry, entrance, isPage }: { entry: string; entrance: Entrance | "open"; isPage: boolean },
  principal: Principal,
  { object, isInQuery = false }: Asked,
): Expected {
  if (entrance === "open") return "answered";
  if (!entrance.staff && !entrance.viewer) return "not-found";
  if (principal.role === null) return isPage ? "sign-in" : "signed-out";
  if (entry === "/" && principal.role === "viewer") return "to-own-pages";
  if (!mayEnter(entrance, principal)) return "not-found";
  const isNamed = object === null || isThere(object, principal) || (object === "absent" && OF_ANY_ACCOUNT.test(entry));
  if (!isNamed) return "not-found";
  const mayLackSomething = isInQuery || (object === null && (!isPage || entry === NAMED_IN_QUERY));
  return principal.role !== "viewer" && mayLackSomething ? "let-in" : "served";
}

interface Reading {
  readonly entry: string;
  readonly principal: Principal;
  readonly object: ObjectKind;
  readonly address: string;
  readonly ids: readonly string[];
  /** As the pages' own script fetches the next one. */
  readonly byScript?: boolean;
}

function reading(
  { entry, principal, object, address, ids, byScript = false }: Reading,
  expected: Expected,
): AccessCase {
  return {
    title: `${principal.name} asks for ${address} (${object}${byScript ? ", by script" : ""})`,
    entry: `${entry}${address.includes("?") ? "?" : ""}${byScript ? " by script" : ""}`,
    principal,
    object,
    ids,
    // The framework's script adds this, and whoever does not is sent to where it is.
    ask: (client) =>
      client.ask(byScript ? `${address}&_rsc` : address, {
        cookie: principal.cookie,
        headers: byScript ? { rsc: "1" } : {},
      }),
    judge: held(expected, byScript),
  };
}
