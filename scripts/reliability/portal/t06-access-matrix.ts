import { medianOf } from "../../../bench/verdict";
import type { Ground } from "../ground";
import type { ReliabilityTest, RunOptions } from "../reliability-test";
import type { AccessCase, World } from "./access-cases";
import { isCompared, unlikePairs } from "./alike";
import { atOnce } from "./at-once";
import { builtEntries, tableFaults } from "./built-entries";
import { callingCases, lawfulCases } from "./calling-cases";
import { type Answer, type PortalClient, portalClient } from "./portal-client";
import { makePortalWorld } from "./portal-world";
import { makePrincipals } from "./principals";
import { readingCases } from "./reading-cases";
import { startPortal } from "./standing-portal";

const AT_ONCE = 8;
const MOST_TOLD = 40;
const TIMED = 200;
const MOST_APART_MS = 5;
/** Asked for by a customer's person: what is another's, and what nobody has. */
const TIMED_ENTRIES = [
  "/api/costs/[customerId]/csv",
  "/api/pricing/[customerId]/csv",
  "/api/reports/[reportId]",
  "/api/reports/[reportId]/original",
  "/my/usage/[reportId]",
];

interface Sum {
  cases: number;
  wrong: number;
  /** Pairs of another's and nobody's that a customer's person could tell from each other. */
  unlike: number;
  slowestApartMs: number;
  written: number;
}

/** T6: every entry the build holds, for everybody, of every object, wherever its id goes. */
export const run: ReliabilityTest = async (options) => {
  const ground = await options.ground();
  const since = performance.now();
  const ids = await makePortalWorld(ground);
  const sum: Sum = { cases: 0, wrong: 0, unlike: 0, slowestApartMs: 0, written: 0 };
  let tableIsWrong: string[] = [];
  let begunAt = since;
  for (const isProxied of [true, false]) {
    const portal = await startPortal(ground, { signal: options.signal, isProxied });
    if (isProxied) begunAt = performance.now();
    const client = portalClient(portal);
    try {
      const built = builtEntries();
      tableIsWrong = tableFaults(built);
      const principals = await makePrincipals(ground, portal);
      const world = { built, principals, ids: { ...ids, ...(await peopleIds(ground)) } };
      await tryAll(world, client, { ...options, sum, isProxied });
      if (isProxied) await timeAll(world, client, { ...options, sum, isProxied });
    } finally {
      await client.end();
      await portal.end();
    }
  }
  for (const fault of tableIsWrong) options.tell(fault);
  return {
    figures: { ...sum, notInStep: tableIsWrong.length, seconds: Math.round((performance.now() - begunAt) / 1000) },
    goals: {
      cases: { min: 5_000 },
      wrong: { max: 0 },
      unlike: { max: 0 },
      slowestApartMs: { max: MOST_APART_MS },
      written: { max: 0 },
      notInStep: { max: 0 },
    },
  };
};

type Trial = RunOptions & { readonly sum: Sum; readonly isProxied: boolean };

async function tryAll(world: World, client: PortalClient, trial: Trial): Promise<void> {
  const { signal, sum, tell } = trial;
  const { sql, control } = await trial.ground();
  const writings = async () => {
    const [row] = await sql<{ n: number }>(
      "SELECT ((SELECT count(*) FROM audit_entry) + (SELECT count(*) FROM operation))::int AS n",
    );
    return (row?.n ?? 0) + (await control.requests()).filter(({ method }) => method !== "GET").length;
  };
  const before = await writings();
  const all = [...readingCases(world), ...callingCases(world), ...lawfulCases(world)];
  const cases = all.filter((one) => trial.isRelease || isQuick(one, trial.isProxied));
  const faults: string[] = [];
  const told = new Map<AccessCase, Answer>();
  const tryOne = async (one: AccessCase) => {
    signal.throwIfAborted();
    const answer = await one.ask(client);
    const fault = one.judge(answer);
    if (fault !== null) faults.push(`${one.title}: ${fault}`);
    if (isCompared(one)) told.set(one, answer);
  };
  // One by one: what is streamed beside other answers comes in other pieces.
  await atOnce(1, cases.filter(isCompared), tryOne);
  await atOnce(
    AT_ONCE,
    cases.filter((one) => !isCompared(one)),
    tryOne,
  );
  const unlike = unlikePairs(told);
  for (const fault of faults.slice(0, MOST_TOLD)) tell(fault);
  for (const of of unlike.slice(0, MOST_TOLD)) tell(`another's and nobody's are told apart: ${of}`);
  sum.cases += cases.length;
  sum.wrong += faults.length;
  sum.unlike += unlike.length;
  sum.written += (await writings()) - before;
}

/** Every entry still, both ways; customers' people with every object, others with few. */
function isQuick({ entry, principal: { name, role }, object }: AccessCase, isProxied: boolean): boolean {
  const isOneOfEach = ["anonymous", "viewer-a", "analyst"].includes(name);
  if (!isProxied || entry.endsWith(" by script")) return isOneOfEach && object === "own";
  if (role === null) return object === "own";
  if (role === "viewer" || object === "own") return true;
  return object === "absent" && (entry.startsWith("/") || entry.endsWith(" lawful"));
}

async function timeAll({ ids, principals }: World, client: PortalClient, { signal, sum, tell }: Trial): Promise<void> {
  const viewer = principals.find(({ name }) => name === "viewer-a");
  for (const entry of TIMED_ENTRIES) {
    const [name = ""] = /(?<=\[)\w+/.exec(entry) ?? [];
    const times: Record<"foreign" | "absent", number[]> = { foreign: [], absent: [] };
    const sizes: typeof times = { foreign: [], absent: [] };
    for (let turn = 0; turn < TIMED * 2; turn += 1) {
      signal.throwIfAborted();
      // One, other, other, one: whatever slows down over time slows both.
      const object = (turn + Math.floor(turn / 2)) % 2 === 0 ? "foreign" : "absent";
      const since = performance.now();
      const address = entry.replace(`[${name}]`, ids[name]?.[object] ?? "");
      const { text } = await client.ask(address, { cookie: viewer?.cookie ?? "" });
      times[object].push(performance.now() - since);
      sizes[object].push(text.length);
    }
    const apart = Math.abs(medianOf(times.foreign.map((ms, at) => ms - (times.absent[at] ?? ms))));
    const [size, other] = [medianOf(sizes.foreign), medianOf(sizes.absent)];
    if (size !== other) {
      sum.unlike += 1;
      tell(`${entry}: another's has ${size} characters, nobody's ${other}`);
    }
    tell(`${entry}: another's and nobody's ${apart.toFixed(2)} ms apart`);
    sum.slowestApartMs = Math.max(sum.slowestApartMs, Math.round(apart * 100) / 100);
  }
}

/** People, and their sessions by the ids that their own pages name them with. */
async function peopleIds({ sql }: Ground) {
  const { idFrom } = await import("@/lib/support/ids");
  const person = async (email: string) => {
    const [row] = await sql<{ id: string; sid: string }>(
      "SELECT u.id, s.sid_hash AS sid FROM app_user u JOIN app_session s ON s.user_id = u.id WHERE email LIKE $1",
      [`${email}@%`],
    );
    return { id: row?.id ?? "", session: idFrom(`session ${row?.sid}`) };
  };
  const [analyst, operator] = [await person("analyst"), await person("operator")];
  const others = { absent: "00000000-0000-4000-8000-0000000000ff", malformed: "00000000'--" };
  return {
    personId: { own: analyst.id, foreign: operator.id, ...others },
    sessionId: { own: analyst.session, foreign: operator.session, ...others },
  };
}
