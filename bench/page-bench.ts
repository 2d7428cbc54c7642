import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { step } from "../scripts/stack/progress.mjs";
import { type BenchStack, startBenchStack } from "./bench-stack";
import { javascriptBytes } from "./javascript-bytes";
import { measureSides, SIDES, type Sides } from "./rounds";
import { signIn } from "./sign-in";
import { type Floors, startFloors } from "./start-floors";
import type { Measured } from "./verdict";

const OPERATOR = "oskar@northpine.example";
const CUSTOMER = "3948";
const LOADS = [
  { connections: 1, amount: 40 },
  { connections: 10, amount: 60 },
];
const COSTS_WITHIN_MS = 60_000;

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
      Object.assign(
        figures,
        await step(`measuring the ${name} page`, () => measureSides(name, one, { loads: LOADS, signal })),
      );
      figures[`${name}_js_bytes`] = await javascriptBytes(one.portal);
      figures[`${name}_floor_js_bytes`] = await javascriptBytes(one.page);
    }
    return {
      seed: 1,
      figures,
      goals: { list_ratio_p95_1: { max: 2 }, list_js_bytes: { max: 200_000 }, cost_js_bytes: { max: 200_000 } },
    };
  } finally {
    floors?.stop();
    await stack.stop();
  }
}

function casesOf(origin: string, floors: Floors, cookie: string): { list: Sides; cost: Sides } {
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

/** The floors must answer with what the portal shows, or they are no floors. */
async function compareNames(list: Sides): Promise<void> {
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
  const there = `SELECT FROM cost_book c JOIN refresh r ON r.kind = 'cost' AND r.key = c.customer_id
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
