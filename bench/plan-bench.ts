import { makePlan } from "@/lib/domain/plans/make-plan";
import { step } from "../scripts/stack/progress.mjs";
import { sandboxEnvironment } from "../scripts/stack/sandbox-environment";
import { compareWithOracle } from "../scripts/testing/plans/compare-with-oracle";
import { tryPlans } from "../scripts/testing/plans/try-plans";
import { planWorld, wantedRows } from "./plan-world";
import { startSandboxProcess } from "./sandbox-process";
import { type Measured, medianOf } from "./verdict";

const SEED = 20_261_123;
const PLANS = 10_000;
const AGAIN = 5;
const SIZES = [
  { rows: 1_000, seconds: 0.3 },
  { rows: 10_000, seconds: 2 },
  { rows: 100_000, seconds: 20 },
];
/** Every start with every goal of so many accounts. */
const EVERY_CASE = [
  { accounts: 5, customers: 1 },
  { accounts: 4, customers: 2 },
];

type Figures = Record<string, number>;

/** How long plans take in a large world, whether any is longer than it must be, and whether the emulator refuses a call. */
export async function measure(signal: AbortSignal): Promise<Measured> {
  const times = await step("planning", async () => measureSizes());
  const oracle = await step("comparing with the breadth-first search", async () => measureOracle());
  const tried = await step("trying random plans", () => measureTried(signal));
  const seconds = SIZES.map(({ rows, seconds }) => [`rows_${rows}_seconds`, { max: seconds }] as const);
  return {
    seed: SEED,
    figures: { ...times, ...oracle, ...tried },
    goals: {
      ...Object.fromEntries(seconds),
      oracle_differing: { max: 0 },
      random_plans: { min: PLANS },
      random_plans_refused: { max: 0 },
      random_plans_strayed: { max: 0 },
    },
  };
}

function measureSizes(): Figures {
  const facts = planWorld();
  const figures: Figures = {};
  for (const { rows } of SIZES) {
    const wanted = wantedRows(rows);
    const seconds: number[] = [];
    const busy: number[] = [];
    for (let round = 0; round < AGAIN; round += 1) {
      const since = performance.now();
      const before = process.cpuUsage();
      const plan = makePlan(wanted, facts);
      const { user, system } = process.cpuUsage(before);
      seconds.push((performance.now() - since) / 1000);
      busy.push((user + system) / 1_000_000);
      if (plan.refused.length > 0) throw new Error(`${plan.refused.length} of ${rows} rows were refused`);
      figures[`rows_${rows}_steps`] = plan.steps.length;
    }
    figures[`rows_${rows}_seconds`] = Math.round(medianOf(seconds) * 1000) / 1000;
    figures[`rows_${rows}_cpu_seconds`] = Math.round(medianOf(busy) * 1000) / 1000;
    figures[`rows_${rows}_slowest_seconds`] = Math.round(Math.max(...seconds) * 1000) / 1000;
  }
  return figures;
}

function measureOracle(): Figures {
  const figures: Figures = { oracle_cases: 0, oracle_differing: 0 };
  for (const { accounts, customers } of EVERY_CASE) {
    const { cases, differing } = compareWithOracle(Array(accounts).fill("Main"), customers);
    figures.oracle_cases = (figures.oracle_cases ?? 0) + cases;
    figures.oracle_differing = (figures.oracle_differing ?? 0) + differing.length;
    for (const one of differing.slice(0, 3)) process.stderr.write(`${one}\n`);
  }
  return figures;
}

async function measureTried(signal: AbortSignal): Promise<Figures> {
  const sandbox = await startSandboxProcess(["--rate-limit", "off"]);
  const { CLOUDHEALTH_URL: cloudhealth = "", CLOUDHEALTH_API_KEY: apiKey = "" } = sandboxEnvironment(sandbox.place);
  try {
    signal.throwIfAborted();
    const places = { cloudhealth, apiKey, control: sandbox.place.control };
    const { plans, calls, refused, strayed } = await tryPlans(places, { seed: SEED, plans: PLANS });
    for (const one of refused.slice(0, 3)) process.stderr.write(`${one}\n`);
    return {
      random_plans: plans,
      random_plans_calls: calls,
      random_plans_refused: refused.length,
      random_plans_strayed: strayed.length,
    };
  } finally {
    await sandbox.stop();
  }
}
