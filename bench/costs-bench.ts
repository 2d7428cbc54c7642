import { type ChildProcess, spawn } from "node:child_process";
import { freePort } from "../scripts/stack/ports";
import { step } from "../scripts/stack/progress.mjs";
import { ROOT } from "../scripts/stack/project";
import { fillCosts } from "./costs-world";
import { outputOf } from "./output-of";
import { responseTimes } from "./response-times";
import { startBenchDatabase } from "./sync-database";
import { type Measured, medianOf } from "./verdict";

/** With two years of months 600,000 facts; a smaller number after the name is for trying it. */
const FACTS = 600_000;
const CUSTOMERS = 5_000;
const SERVICES = 5;
const ROUNDS = 5;
const LOADS = [
  { connections: 1, amount: 200 },
  { connections: 10, amount: 600 },
];
const WARM_UP = { connections: 1, amount: 50 };
const SERVERS = { portal: "bench/costs/chart-server.ts", sql: "bench/costs/sql-server.ts" } as const;
type Side = keyof typeof SERVERS;
const SIDES: readonly Side[] = ["portal", "sql"];

type Figures = Record<string, number>;

/** A chart's data over two years, of one customer and of all, beside the same statements behind a bare server. */
export async function measure(signal: AbortSignal): Promise<Measured> {
  const customers = Number(process.argv[3] ?? CUSTOMERS);
  const database = await startBenchDatabase("costs");
  const servers: ChildProcess[] = [];
  try {
    await step("filling", () => fillCosts(database.environment.DATABASE_URL ?? "", { customers, services: SERVICES }));
    const environment = { ...database.environment, CUSTOMERS: String(customers) };
    const origins = {
      portal: await start("portal", environment, servers),
      sql: await start("sql", environment, servers),
    };
    const since = performance.now();
    await step("adding up all customers", () => fetch(`${origins.portal}/roll-up`));
    const figures: Figures = { facts: customers * 24 * SERVICES, roll_up_ms: Math.round(performance.now() - since) };
    for (const load of LOADS) Object.assign(figures, await measureCharts(origins, "one", { load, signal }));
    Object.assign(figures, await measureCharts(origins, "all", { load: { connections: 1, amount: 100 }, signal }));
    return {
      seed: 1,
      figures,
      goals: {
        facts: { min: FACTS },
        one_ratio_p95_1: { max: 1.5 },
        one_ratio_p95_10: { max: 1.5 },
        all_portal_p95_1: { max: 300 },
      },
    };
  } finally {
    for (const server of servers) server.kill("SIGTERM");
    await database.stop();
  }
}

async function start(
  side: Side,
  environment: Readonly<Record<string, string>>,
  servers: ChildProcess[],
): Promise<string> {
  const port = await freePort();
  const env = { ...process.env, ...environment, PORT: String(port), NODE_ENV: "production" as const };
  const server = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", SERVERS[side]], {
    cwd: ROOT,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  servers.push(server);
  await outputOf(server, /listening/);
  return `http://127.0.0.1:${port}`;
}

/** Each side in turn; who begins changes from round to round. */
async function measureCharts(
  origins: Readonly<Record<Side, string>>,
  what: "one" | "all",
  { load, signal }: { load: { connections: number; amount: number }; signal: AbortSignal },
): Promise<Figures> {
  const kept: Record<Side, number[]> = { portal: [], sql: [] };
  for (const side of SIDES) await responseTimes({ url: `${origins[side]}/${what}` }, WARM_UP);
  for (let round = 0; round < ROUNDS; round += 1) {
    signal.throwIfAborted();
    for (const side of round % 2 === 0 ? SIDES : SIDES.toReversed()) {
      const times = (await responseTimes({ url: `${origins[side]}/${what}` }, load)).sort((a, b) => a - b);
      kept[side].push(times[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN);
    }
  }
  const end = `p95_${load.connections}`;
  const [portal, sql] = [kept.portal, kept.sql].map((times) => Math.round(medianOf(times) * 100) / 100);
  const ratio = medianOf(kept.portal.map((time, at) => time / (kept.sql[at] ?? Number.NaN)));
  return {
    [`${what}_portal_${end}`]: portal ?? Number.NaN,
    [`${what}_sql_${end}`]: sql ?? Number.NaN,
    [`${what}_ratio_${end}`]: Math.round(ratio * 100) / 100,
  };
}
