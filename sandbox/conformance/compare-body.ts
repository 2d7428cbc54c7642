import type { Json } from "./example";
import type { Comparison, Difference } from "./recipe";

type Place = {
  /** As a reader finds it: `customers.3.id`. */
  path: string;
  /** As rules name it: `customers.*.id`. */
  pattern: string;
};
type Rules = { compare: Comparison; shapeOnly: boolean };
type Pair = { expected: Json; actual: Json | undefined };

const PLACEHOLDER = /^<[^<>]+>$/;
/** Ids that an upstream makes anew for each answer. */
const GENERATED = /(^|\.)(errorId|correlationId)$/;

function below(place: Place, key: string | number): Place {
  const join = (path: string, step: string) => (path === "" ? step : `${path}.${step}`);
  return { path: join(place.path, String(key)), pattern: join(place.pattern, typeof key === "number" ? "*" : key) };
}

function kindOf(value: Json): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function scalarDifference(place: Place, { expected, actual }: Pair, shapeOnly: boolean): Difference[] {
  const isSame = shapeOnly
    ? actual !== undefined && (expected === null || actual === null || kindOf(expected) === kindOf(actual))
    : expected === actual;
  return isSame ? [] : [{ path: place.path, expected, actual }];
}

/** Every printed element has its own among the sent ones, in the printed order unless the order is open. */
function partDifferences(place: Place, pair: { expected: Json[]; actual: Json[] }, rules: Rules): Difference[] {
  const isOrdered = rules.compare.anyOrder?.includes(place.pattern) !== true;
  const free = new Set(pair.actual.keys());
  let from = 0;
  return pair.expected.flatMap((expected, at) => {
    const inner = below(place, at);
    const found = [...free].find(
      (index) =>
        (!isOrdered || index >= from) &&
        compareJson(inner, { expected, actual: pair.actual[index] }, rules).length === 0,
    );
    if (found === undefined) {
      const nearest = compareJson(inner, { expected, actual: pair.actual[at] }, rules);
      return [{ path: inner.path, expected, actual: pair.actual[at], why: "nothing like it is there" }, ...nearest];
    }
    free.delete(found);
    from = found + 1;
    return [];
  });
}

function arrayDifferences(place: Place, pair: { expected: Json[]; actual: Json[] }, rules: Rules): Difference[] {
  const { expected, actual } = pair;
  if (rules.shapeOnly) {
    const [first] = expected;
    return first === undefined
      ? []
      : actual.flatMap((item, at) => compareJson(below(place, at), { expected: first, actual: item }, rules));
  }
  const isShortened = rules.compare.shortened?.includes(place.pattern) === true;
  const length: Difference[] =
    isShortened || expected.length === actual.length
      ? []
      : [{ path: place.path, expected: expected.length, actual: actual.length, why: "number of elements" }];
  if (isShortened || rules.compare.anyOrder?.includes(place.pattern) === true)
    return [...length, ...partDifferences(place, pair, rules)];
  return [
    ...length,
    ...expected.flatMap((item, at) => compareJson(below(place, at), { expected: item, actual: actual[at] }, rules)),
  ];
}

function compareJson(place: Place, { expected, actual }: Pair, rules: Rules): Difference[] {
  if (place.pattern in (rules.compare.ignored ?? {})) return [];
  if (typeof expected === "string" && (PLACEHOLDER.test(expected) || GENERATED.test(place.pattern))) {
    return typeof actual === "string" && actual !== "" ? [] : [{ path: place.path, expected, actual }];
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return [{ path: place.path, expected, actual, why: "no array" }];
    return arrayDifferences(place, { expected, actual }, rules);
  }
  if (typeof expected === "object" && expected !== null) {
    if (typeof actual !== "object" || actual === null || Array.isArray(actual)) {
      return rules.shapeOnly && actual === null ? [] : [{ path: place.path, expected, actual, why: "no object" }];
    }
    return Object.entries(expected).flatMap(([key, value]) =>
      compareJson(below(place, key), { expected: value, actual: actual[key] }, rules),
    );
  }
  return scalarDifference(place, { expected, actual }, rules.shapeOnly);
}

/** What the source prints and the answer lacks or says otherwise; keys that are not printed may be there. */
export function compareBody(pair: Pair, rules: Rules): Difference[] {
  return compareJson({ path: "", pattern: "" }, pair, rules);
}
