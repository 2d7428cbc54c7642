import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { step } from "../scripts/stack/progress.mjs";
import { type BenchStack, startBenchStack } from "./bench-stack";
import { javascriptBytes } from "./javascript-bytes";
import { responseTimes, type Target } from "./response-times";
import { signIn } from "./sign-in";
import { type Floors, startFloors } from "./start-floors";
import { type Measured, medianOf } from "./verdict";

const OPERATOR = "oskar@northpine.example";
const CUSTOMER = "3948";
const ROUNDS = 5;
const WARM_UP = { connections: 1, amount: 30 };
const LOADS = [
  { connections: 1, amount: 40 },
  { connections: 10, amount: 60 },
];
const COSTS_WITHIN_MS = 60_000;

type Side = "portal" | "page" | "node";
type Case = Readonly<Record<Side, Target>>;
type Round = Readonly<Record<Side, { p50: number; p95: number }>>;

const SIDES: readonly Side[] = ["portal", "page", "node"];

/** What a person waits for and downloads on the list of customers and on one customer's costs, beside two floors. */
export async function measure(signal: AbortSignal): Promise<Measured> {
  const stack = await startBenchStack(signal);
  let floors: Floors | null = null;
  try {
    const cookie = await signIn(stack.origin, OPERATOR);
    await awaitCosts(stack, cookie, signal);
    floors = await startFloors({ database: stack.database, session: await lastSession(stack.database) }, signal);
    stack.rest();
    const cases = casesOf(stack.origin, floors, cookie);
    await compareNames(cases.list);
    const figures: Record<string, number> = {};
    for (const [name, one] of Object.entries(cases)) {
      Object.assign(figures, await step(`measuring the ${name} page`, () => measureCase(name, one, signal)));
      figures[`${name}_js_bytes`] = await javascriptBytes(one.portal);
      figures[`${name}_floor_js_bytes`] = await javascriptBytes(one.page);
    }
    return { seed: 1, figures, goals: { list_ratio_p95_1: { max: 2 }, list_js_bytes: { max: 200_000 } } };
  } finally {
    floors?.stop();
    await stack.stop();
  }
}

function casesOf(origin: string, floors: Floors, cookie: string): { list: Case; cost: Case } {
  const plain = { "accept-encoding": "gzip" };
  const headers = { ...plain, cookie };
  const floor = (path: string) => ({
    page: { url: `${floors.page}${path}`, headers: plain },
    node: { url: `${floors.node}${path}`, headers: plain },
  });
  return {
    list: { portal: { url: `${origin}/customers?q=o&sort=accounts`, headers }, ...floor("/list?q=o") },
    cost: {
      portal: { url: `${origin}/customers/${CUSTOMER}/costs`, headers },
      ...floor(`/costs?customer=${CUSTOMER}`),
    },
  };
}

async function measureCase(name: string, one: Case, signal: AbortSignal): Promise<Record<string, number>> {
  for (const side of SIDES) await responseTimes(one[side], WARM_UP);
  const figures: Record<string, number> = {};
  const rounds = new Map<number, Round[]>(LOADS.map(({ connections }) => [connections, []]));
  for (let at = 0; at < ROUNDS; at += 1) {
    for (const load of LOADS) {
      signal.throwIfAborted();
      rounds.get(load.connections)?.push(await measureRound(one, load, at));
    }
  }
  for (const [connections, kept] of rounds) Object.assign(figures, summary(name, connections, kept));
  return figures;
}

/** Each side in turn; who begins changes from round to round. */
async function measureRound(one: Case, load: (typeof LOADS)[number], at: number): Promise<Round> {
  const round = { portal: { p50: 0, p95: 0 }, page: { p50: 0, p95: 0 }, node: { p50: 0, p95: 0 } };
  for (let turn = 0; turn < SIDES.length; turn += 1) {
    const side = SIDES[(at + turn) % SIDES.length] ?? "portal";
    const times = (await responseTimes(one[side], load)).sort((a, b) => a - b);
    round[side] = { p50: medianOf(times), p95: times[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN };
  }
  process.stderr.write(`  ${load.connections} at once, round ${at + 1}: ${JSON.stringify(round)}\n`);
  return round;
}

function summary(name: string, connections: number, rounds: readonly Round[]): Record<string, number> {
  const over = (read: (round: Round) => number) => Math.round(medianOf(rounds.map(read)) * 100) / 100;
  const figures: Record<string, number> = {};
  for (const quantile of ["p50", "p95"] as const) {
    const end = `${quantile}_${connections}`;
    figures[`${name}_${end}`] = over((round) => round.portal[quantile]);
    figures[`${name}_floor_page_${end}`] = over((round) => round.page[quantile]);
    figures[`${name}_floor_node_${end}`] = over((round) => round.node[quantile]);
    figures[`${name}_ratio_${end}`] = over((round) => round.portal[quantile] / round.page[quantile]);
  }
  const ratios = rounds.map((round) => round.portal.p95 / round.page.p95);
  figures[`${name}_ratio_p95_${connections}_least`] = Math.round(Math.min(...ratios) * 100) / 100;
  figures[`${name}_ratio_p95_${connections}_most`] = Math.round(Math.max(...ratios) * 100) / 100;
  return figures;
}

/** The floors must answer with what the portal shows, or they are no floors. */
async function compareNames(list: Case): Promise<void> {
  const [portal, page, node] = await Promise.all(
    SIDES.map(async (side) => (await fetch(list[side].url, { headers: { ...list[side].headers } })).text()),
  );
  const { rows } = JSON.parse(node ?? "") as { rows: { id: string; name: string }[] };
  const missing = rows.filter(
    ({ name }) => ![portal, page].every((html) => html?.includes(name.replaceAll("&", "&amp;"))),
  );
  if (rows.length === 0 || missing.length > 0) throw new Error(`The lists differ: ${JSON.stringify(missing)}`);
}

/** A first visit has the customer's costs read. */
async function awaitCosts({ origin, database }: BenchStack, cookie: string, signal: AbortSignal): Promise<void> {
  const until = Date.now() + COSTS_WITHIN_MS;
  await fetch(`${origin}/customers/${CUSTOMER}/costs`, { headers: { cookie } });
  const there = `SELECT FROM cost_history c JOIN refresh r ON r.kind = 'cost' AND r.key = c.customer_id
    WHERE c.customer_id = '${CUSTOMER}' AND r.state <> 'waiting'`;
  while ((await ask(database, there)).length === 0) {
    if (Date.now() > until) throw new Error(`The costs of customer ${CUSTOMER} were not read`);
    await pause(500, undefined, { signal });
  }
}

async function lastSession(database: string): Promise<string> {
  const [row] = await ask(database, "SELECT sid_hash FROM app_session ORDER BY created_at DESC LIMIT 1");
  return String(row?.sid_hash);
}

async function ask(database: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
