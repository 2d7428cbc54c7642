import fc from "fast-check";

const nested = (depth: number) => Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 0);

const TEXTS = [
  ...["", "\u0000", "\ud800", "a\u0000b", "\u202e", "=cmd|' /C calc'!A0", "'; DROP TABLE customer; --", "%00"],
  ...[
    "../../etc/passwd",
    "__proto__",
    "constructor",
    "toString",
    "NaN",
    "Infinity",
    "1e999",
    "0x10",
    "𝟙𝟚",
    "2026-02-30",
  ],
  ...["9999-99", "[object Object]", "x".repeat(100_000), "9".repeat(400)],
];

const VALUES: readonly unknown[] = [
  ...[...TEXTS, null, -1, 1.5, 2 ** 53, -(2 ** 31) - 1, 1e308, true, [], {}, [[]], nested(200), { toString: 1 }],
  ...[JSON.parse('{"then":1}'), JSON.parse('{"__proto__":{"isAdmin":true}}'), { constructor: { prototype: {} } }],
  ...[{ length: 1e9 }, Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`k${at}`, at]))],
];

/** What no page sends. */
export const HOSTILE: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...VALUES),
  fc.string({ unit: "binary-ascii", maxLength: 40 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
);

type Path = readonly (string | number)[];

export interface Turn {
  readonly at: number;
  readonly how: "replace" | "drop" | "add" | "wrap";
  readonly what: unknown;
}

export const TURNS: fc.Arbitrary<Turn[]> = fc.array(
  fc.record({ at: fc.nat(999), how: fc.constantFrom("replace", "drop", "add", "wrap"), what: HOSTILE }),
  { minLength: 1, maxLength: 3 },
);

/** The value with each turn made at one of its places. */
export function turned(value: unknown, turns: readonly Turn[]): unknown {
  return turns.reduce((present, turn) => {
    const paths = pathsOf(present);
    return changed(present, paths[turn.at % paths.length] ?? [], turn);
  }, value);
}

function isHolder(value: unknown): value is Record<string, unknown> | unknown[] {
  return typeof value === "object" && value !== null;
}

function pathsOf(value: unknown): Path[] {
  if (!isHolder(value)) return [[]];
  const inner = Object.entries(value).slice(0, 50);
  return [
    [],
    ...inner.flatMap(([name, of]) =>
      pathsOf(of)
        .slice(0, 50)
        .map((path) => [name, ...path]),
    ),
  ];
}

function changed(value: unknown, [head, ...rest]: Path, turn: Turn): unknown {
  if (head !== undefined && isHolder(value)) {
    const entries = Object.entries(value).flatMap(([name, of]) => {
      if (name !== head) return [[name, of] as const];
      return rest.length === 0 && turn.how === "drop" ? [] : [[name, changed(of, rest, turn)] as const];
    });
    return Array.isArray(value) ? entries.map(([, of]) => of) : Object.fromEntries(entries);
  }
  if (turn.how === "wrap") return [value];
  if (turn.how === "add" && isHolder(value))
    return Array.isArray(value) ? [...value, turn.what] : { ...value, unknown: turn.what };
  return turn.what;
}
