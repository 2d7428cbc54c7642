import { type Cache, type CachedLine, TABLES, type Truth } from "./sync-view";

/** One run of the sync as it was, with every state the upstream was in meanwhile, the first to the last. */
export interface ObservedRun {
  readonly id: string;
  readonly state: string;
  readonly changes: { readonly missing: number; readonly removed: number };
  readonly before: Cache;
  readonly after: Cache;
  readonly truths: readonly Truth[];
  /** Operations under way before and after. */
  readonly open: ReadonlySet<string>;
  /** Rows an operation may have written meanwhile. */
  readonly touched: ReadonlySet<string>;
  /** Calls by id that the upstream answered with 404. */
  readonly denials: number;
  /** No fault struck, nobody changed anything, nothing of ours was done while it ran. */
  readonly isQuiet: boolean;
}

const ALWAYS_ALLOWED = 5;
const ALLOWED_SHARE = 0.02;
const MOST_CONFIRMED = 40;

/** What the run did that no run may do (RELIABILITY.md 3.1 and 3.3), a sentence each. */
export function wrongsOf(run: ObservedRun): string[] {
  const wrongs = [...inEveryRun(run), ...(run.isQuiet ? inAQuietRun(run) : [])];
  return wrongs.map((wrong) => `run ${run.state}: ${wrong}`);
}

interface Pair {
  readonly name: string;
  readonly was: CachedLine | undefined;
  readonly is: CachedLine;
}

function pairsOf({ before, after }: ObservedRun): Pair[] {
  return [...after].map(([name, is]) => ({ name, was: before.get(name), is }));
}

const isLost = ({ was, is }: Pair) => is.removed && was !== undefined && !was.removed;
const isMissed = ({ was, is }: Pair) => was !== undefined && !was.removed && is.missing > was.missing;

function inEveryRun(run: ObservedRun): string[] {
  const lines = pairsOf(run).flatMap((pair) => ofOneRow(run, pair));
  const vanished = [...run.before.keys()].filter((name) => !run.after.has(name)).map((name) => `${name} was deleted`);
  return [...lines, ...vanished, ...pastTheGuard(run), ...unconfirmed(run)];
}

function ofOneRow(run: ObservedRun, pair: Pair): string[] {
  const { name, was, is } = pair;
  if (run.open.has(name)) return same(was, is) ? [] : [`${name} was changed while an operation is under way`];
  if (run.touched.has(name)) return [];
  const wrongs: string[] = [];
  if (!is.removed && is.run === run.id && !run.truths.some((truth) => truth.get(name) === is.content))
    wrongs.push(`${name} is ${is.content}, which it never was upstream`);
  const isWithoutWord = run.state === "failed" || run.state === "held";
  if (isWithoutWord && !same(was, is)) wrongs.push(`${name} was changed by it`);
  if (isLost(pair) && run.state !== "done") wrongs.push(`${name} was removed`);
  if (isMissed(pair) && run.state !== "done") wrongs.push(`${name} was counted as missing`);
  if (isLost(pair) && run.truths.every((truth) => truth.has(name)))
    wrongs.push(`${name} was removed and was there all the time`);
  if (isLost(pair) && (was?.missing ?? 0) < 1) wrongs.push(`${name} was removed by the first run that missed it`);
  if (isMissed(pair) && is.missing !== (was?.missing ?? 0) + 1) wrongs.push(`${name} was counted as missing twice`);
  return wrongs;
}

function same(was: CachedLine | undefined, is: CachedLine): boolean {
  return was !== undefined && was.content === is.content && was.removed === is.removed && was.missing === is.missing;
}

/** Of each table, no more may go missing in a run than the guard lets pass, but for what somebody has let go. */
function pastTheGuard(run: ObservedRun): string[] {
  return TABLES.flatMap((table) => {
    const alive = pairsOf(run).filter(({ is, was }) => is.table === table && !(is.removed && was?.removed)).length;
    const gone = pairsOf(run)
      .filter((pair) => pair.is.table === table && (isLost(pair) || isMissed(pair)) && !pair.was?.released)
      .filter(({ name }) => !run.touched.has(name));
    const allowed = Math.max(ALWAYS_ALLOWED, Math.floor(alive * ALLOWED_SHARE));
    return gone.length > allowed ? [`${gone.length} of ${alive} ${table} rows went missing at once`] : [];
  });
}

function unconfirmed(run: ObservedRun): string[] {
  const lost = pairsOf(run).filter((pair) => isLost(pair) && !run.touched.has(pair.name)).length;
  return lost > run.denials ? [`${lost} rows were removed on ${run.denials} answers of 404`] : [];
}

/** Of a run that nothing disturbed everything can be foretold. */
function inAQuietRun(run: ObservedRun): string[] {
  const [truth] = run.truths;
  if (!truth) return [];
  const expected = isDoubtful(run, truth) ? "held" : "done";
  if (run.state !== expected) return [`it should be ${expected}`];
  if (expected === "held") return [];
  const there = [...truth].flatMap(([name, content]) => {
    if (run.open.has(name) || run.touched.has(name)) return [];
    const is = run.after.get(name);
    return is && !is.removed && is.content === content
      ? []
      : [`${name} is ${content} upstream and ${is?.content ?? "not"} here`];
  });
  const absent = pairsOf(run).filter(
    ({ name, was }) => was && !was.removed && !truth.has(name) && !run.open.has(name) && !run.touched.has(name),
  );
  const tooMany = absent.length > MOST_CONFIRMED;
  const wrong = absent.filter(({ was, is }) => {
    if (!was) return false;
    return is.missing !== was.missing + 1 || (!tooMany && is.removed !== was.missing >= 1);
  });
  return [...there, ...wrong.map(({ name, is }) => `${name} is gone upstream and has ${is.missing}, ${is.removed}`)];
}

/** An emptied list, or more missing than the guard lets pass; what an admin has let go holds nothing up. */
function isDoubtful(run: ObservedRun, truth: Truth): boolean {
  const isIn = (name: string) => truth.has(name) || run.open.has(name);
  const alive = [...run.before].filter(([, line]) => !line.removed);
  const missing = alive.filter(([name, line]) => !isIn(name) && !line.released);
  const added = [...truth.keys()].filter((name) => !run.open.has(name) && (run.before.get(name)?.removed ?? true));
  const isPastGuard = TABLES.some((table) => {
    const gone = missing.filter(([, line]) => line.table === table).length;
    const kept = alive.filter(([, line]) => line.table === table).length;
    const fresh = added.filter((name) => name.startsWith(`${table} `)).length;
    return gone > Math.max(ALWAYS_ALLOWED, (kept + fresh) * ALLOWED_SHARE);
  });
  const isEmptied = LISTS.some((list) => knows(run.before, list) && ![...truth].some(list));
  return isPastGuard || isEmptied;
}

/** The four lists by what stands in them. */
const LISTS: readonly (([name, content]: readonly [string, string]) => boolean)[] = [
  ([name]) => name.startsWith("customer "),
  ([name]) => name.startsWith("aws_account "),
  ([name, content]) => name.startsWith("assignment ") && content.endsWith('"v1"]'),
  ([name, content]) => name.startsWith("assignment ") && content.endsWith('"v2"]'),
];

function knows(cache: Cache, list: (typeof LISTS)[number]): boolean {
  return [...cache].some(([name, line]) => !line.removed && !line.released && list([name, line.content]));
}
