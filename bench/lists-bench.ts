import { readFileSync } from "node:fs";
import pg from "pg";
import { step } from "../scripts/stack/progress.mjs";
import { type BenchStack, startBenchStack } from "./bench-stack";
import { fillWorld, type World } from "./lists-world";
import { responseTimes } from "./response-times";
import { measureSides, type Sides } from "./rounds";
import { signIn } from "./sign-in";
import { type Floors, startFloors } from "./start-floors";
import { type Measured, p95Of } from "./verdict";

const OPERATOR = "oskar@northpine.example";
const SEARCH = "labs";
const LOADS = [
  { connections: 1, amount: 60 },
  { connections: 10, amount: 120 },
];

/** The page is the last but a few of those that match, or the fiftieth. */
const WORLDS: readonly (World & { readonly name: string; readonly page: number })[] = [
  { name: "k1", customers: 1_000, accounts: 2_000, assignments: 1_000, page: 4 },
  { name: "k100", customers: 5_000, accounts: 200_000, assignments: 100_000, page: 50 },
  { name: "m1", customers: 5_000, accounts: 1_100_000, assignments: 1_000_000, page: 50 },
];

/** Lists that stand beside it, each as it is asked for most and as it is hardest to read. */
const SHORT: Readonly<Record<string, string>> = {
  unassigned: "/assignments/unassigned",
  unassigned_search: `/assignments/unassigned?q=${SEARCH}`,
  unassigned_order: "/assignments/unassigned?sort=so-far&direction=ascending&page=50",
  unassigned_last: "/assignments/unassigned?sort=name&page=999999",
  drift: "/assignments/drift",
};
const SHORT_LOAD = { connections: 1, amount: 60 };

const GOALS = {
  k100_ratio_p95_10: { max: 1.5 },
  growth_100k_to_1m: { max: 1.5 },
  growth_1k_to_1m: { max: 2.5 },
  export_first_byte_ms: { max: 500 },
  export_growth_mb: { max: 100 },
  ...Object.fromEntries(Object.keys(SHORT).map((name) => [`k100_${name}_p95_1`, { max: 200 }])),
};

/** The list of accounts, searched over customers and accounts, newest first, deep in; beside the same statements under a bare page. */
export async function measure(signal: AbortSignal): Promise<Measured> {
  const stack = await startBenchStack(signal);
  let floors: Floors | null = null;
  try {
    const cookie = await signIn(stack.origin, OPERATOR);
    const [session] = await ask(stack.database, "SELECT sid_hash FROM app_session ORDER BY created_at DESC LIMIT 1");
    floors = await startFloors({ database: stack.database, session: String(session?.sid_hash) }, signal);
    stack.rest();
    const figures: Record<string, number> = {};
    for (const { name, page, ...world } of WORLDS) {
      await step(`filling the world ${name}`, () => fillWorld(stack.owner, world));
      const sides = sidesOf(stack.origin, floors, { cookie, page });
      await compare(sides);
      Object.assign(
        figures,
        await step(`measuring ${name}`, () => measureSides(name, sides, { loads: LOADS, signal })),
      );
      if (name !== "k100") continue;
      Object.assign(figures, await step("exporting", () => measureExport(stack, cookie, world)));
      Object.assign(
        figures,
        await step("reading what nobody holds and what differs", () => measureShort(stack.origin, cookie)),
      );
    }
    const growth = (to: string, from: string) =>
      Math.round(((figures[`${to}_p95_1`] ?? Number.NaN) / (figures[`${from}_p95_1`] ?? Number.NaN)) * 100) / 100;
    Object.assign(figures, { growth_100k_to_1m: growth("m1", "k100"), growth_1k_to_1m: growth("m1", "k1") });
    return { seed: 1, figures, goals: GOALS };
  } finally {
    floors?.stop();
    await stack.stop();
  }
}

function sidesOf(origin: string, floors: Floors, { cookie, page }: { cookie: string; page: number }): Sides {
  const plain = { "accept-encoding": "gzip" };
  const query = `q=${SEARCH}&page=${page}`;
  return {
    portal: { url: `${origin}/assignments?${query}&sort=since`, headers: { ...plain, cookie } },
    page: { url: `${floors.page}/accounts?${query}`, headers: plain },
    node: { url: `${floors.node}/accounts?${query}`, headers: plain },
  };
}

/** The floors must answer with what the portal shows, or they are no floors. */
async function compare(sides: Sides): Promise<void> {
  const text = async ({ url, headers = {} }: Sides["portal"]) => (await fetch(url, { headers: { ...headers } })).text();
  const [portal, page, node] = await Promise.all([text(sides.portal), text(sides.page), text(sides.node)]);
  const { rows, total } = JSON.parse(node) as { rows: { name: string }[]; total: number };
  const missing = rows.filter(({ name }) => ![portal, page].every((html) => html.includes(name)));
  const isTold = portal.includes(total.toLocaleString("en"));
  if (rows.length === 0 || missing.length > 0 || !isTold) {
    throw new Error(`The lists differ: ${rows.length} rows, ${missing.length} missing, total ${total}`);
  }
}

async function measureShort(origin: string, cookie: string): Promise<Record<string, number>> {
  const headers = { "accept-encoding": "gzip", cookie };
  const figures: Record<string, number> = {};
  for (const [name, path] of Object.entries(SHORT)) {
    // A page behind the last is sent on to it.
    const { url, ok } = await fetch(`${origin}${path}`, { headers });
    if (!ok) throw new Error(`${path} did not answer`);
    await responseTimes({ url, headers }, { connections: 1, amount: 5 });
    figures[`k100_${name}_p95_1`] = Math.round(p95Of(await responseTimes({ url, headers }, SHORT_LOAD)));
  }
  return figures;
}

/** Every assignment as a file: when its first byte is there, and how much the server grows over it the second time. */
async function measureExport({ origin, webPid }: BenchStack, cookie: string, { assignments }: World) {
  const url = `${origin}/api/assignments/csv?state=assigned&sort=since`;
  await download(url, cookie, webPid());
  const { firstByteMs, ms, lines, growthMb } = await download(url, cookie, webPid());
  if (lines !== assignments + 1) throw new Error(`The export holds ${lines} lines`);
  return { export_first_byte_ms: firstByteMs, export_ms: ms, export_growth_mb: growthMb };
}

async function download(url: string, cookie: string, pid: number) {
  const [start, before] = [performance.now(), memoryMb(pid)];
  const answer = await fetch(url, { headers: { cookie } });
  let [firstByteMs, lines, most] = [0, 0, before];
  for await (const piece of answer.body ?? []) {
    if (firstByteMs === 0) firstByteMs = Math.round(performance.now() - start);
    for (const byte of piece as Uint8Array) if (byte === 10) lines += 1;
    most = Math.max(most, memoryMb(pid));
  }
  return { firstByteMs, ms: Math.round(performance.now() - start), lines, growthMb: Math.round(most - before) };
}

function memoryMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
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
