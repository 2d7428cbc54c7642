import { setTimeout as pause } from "node:timers/promises";
import { recordBatch } from "@/lib/operations/record-batch";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { syncCloudmc } from "@/lib/services/sync/sync-cloudmc";
import { createDice, type Dice } from "../testing/assignment-contract/dice";
import { openLanes } from "../testing/operations";
import { SYSTEM, staffScope } from "../testing/scopes";
import { BULK_WRITE, orderBulkFaults } from "./bulk-faults";
import { addBulkRows, BULK_ROWS, bulkApply } from "./bulk-world";
import { cacheAgainstStore } from "./cache-against-store";
import type { Ground } from "./ground";
import type { StoreDump } from "./ground-control";
import { hastener } from "./hasten";
import { brokenInvariants } from "./invariants";
import { emptyAll, keepCache, restoreCache } from "./kept-cache";
import { freshWorld } from "./known-world";
import type { ReliabilityTest } from "./reliability-test";
import { countUnhandled } from "./unhandled";
import { splitReport } from "./usage-operation";
import { buildWorker, type Crew, type CrewMember, signal as send, startCrew } from "./worker-crew";

const OPERATOR = staffScope("operator", "Ola");
const WORKERS = 3;
const TICK_MS = 200;
const STOPPED_MS = 5_000;
const LONGEST_ROUND_MS = 600_000;
interface Plan {
  readonly kills: number;
  readonly operations: number;
  readonly crashes: number;
  readonly stops: number;
}
const SMALL: Plan = { kills: 50, operations: BULK_ROWS, crashes: 0, stops: 0 };
const LARGE: Plan = { kills: 1_000, operations: 10_000, crashes: 50, stops: 100 };

type Tally = Record<
  | "kills"
  | "operations"
  | "crashes"
  | "stops"
  | "writes"
  | "struckWrites"
  | "differences"
  | "doubled"
  | "lost"
  | "needReview"
  | "wrongReports"
  | "brokenInvariants"
  | "ownEnds",
  number
>;

/** T2: bulk applies and a split report under faults, while the workers are killed at drawn moments; at the end both sides are the same. */
export const run: ReliabilityTest = async ({ isRelease, seed, signal, ground: lazily, tell }) => {
  const ground = await lazily();
  const plan = isRelease ? LARGE : SMALL;
  const dice = createDice(seed);
  const tally = emptyTally();
  const unhandled = countUnhandled();
  const since = Date.now();
  await prepare(ground);
  const crew = startCrew(buildWorker(ground.home), WORKERS);
  try {
    await Promise.all(crew.members.map(({ ready }) => ready));
    while (tally.kills < plan.kills || tally.operations < plan.operations || tally.crashes < plan.crashes) {
      signal.throwIfAborted();
      await runRound({ ground, crew, dice, tally, plan, tell });
      tell(`${tally.operations} operations, ${tally.kills} kills, ${Math.round((Date.now() - since) / 1000)} s`);
    }
  } finally {
    tally.ownEnds = crew.ownEnds;
    await crew.end();
    unhandled.stop();
  }
  const { writes, struckWrites, ...counted } = tally;
  return {
    figures: {
      ...counted,
      faultPercent: Math.round((100 * struckWrites) / Math.max(1, writes)),
      unhandledRejections: unhandled.seen.length,
    },
    goals: {
      kills: { min: plan.kills },
      operations: { min: plan.operations },
      crashes: { min: plan.crashes },
      stops: { min: plan.stops },
      faultPercent: { min: 30 },
      differences: { max: 0 },
      doubled: { max: 0 },
      lost: { max: 0 },
      wrongReports: { max: 0 },
      brokenInvariants: { max: 0 },
      unhandledRejections: { max: 0 },
    },
  };
};

function emptyTally(): Tally {
  return {
    kills: 0,
    operations: 0,
    crashes: 0,
    stops: 0,
    writes: 0,
    struckWrites: 0,
    differences: 0,
    doubled: 0,
    lost: 0,
    needReview: 0,
    wrongReports: 0,
    brokenInvariants: 0,
    ownEnds: 0,
  };
}

async function prepare(ground: Ground): Promise<void> {
  await emptyAll(ground.sql);
  await openLanes(ground.sql);
  await freshWorld(ground);
  await addBulkRows(ground);
  await syncCloudmc(SYSTEM, "the programme");
  await syncCloudhealth(SYSTEM, "the programme");
  await keepCache(ground.sql);
}

interface Round {
  readonly ground: Ground;
  readonly crew: Crew;
  readonly dice: Dice;
  readonly tally: Tally;
  readonly plan: Plan;
  readonly tell: (line: string) => void;
}

async function runRound(round: Round): Promise<void> {
  const { ground, dice, tally } = round;
  await freshWorld(ground);
  await addBulkRows(ground);
  await restoreCache(ground.sql);
  await openLanes(ground.sql);
  await orderBulkFaults(ground, dice);
  const nextBefore = nextAssignment(await ground.control.store());
  const report = await splitReport(ground);
  const recorded = await recordBatch(OPERATOR, bulkApply());
  if (!recorded.ok) throw new Error(`The batch was not recorded: ${JSON.stringify(recorded.refusal)}`);
  tally.operations += BULK_ROWS;
  const over = { is: false };
  const isOver = () => {
    over.is = true;
  };
  await Promise.all([
    untilSettled(ground, { over, isReportOver: report.isOver }).finally(isOver),
    disturb(round, over).catch((error) => {
      isOver();
      throw error;
    }),
  ]);
  await judge(round, nextBefore);
  const faults = await report.faults();
  tally.wrongReports += faults.length;
  for (const fault of faults) round.tell(`the report: ${fault}`);
}

async function untilSettled(
  { sql }: Ground,
  { over, isReportOver }: { over: { is: boolean }; isReportOver: () => Promise<boolean> },
): Promise<void> {
  const hasten = hastener(sql);
  const until = Date.now() + LONGEST_ROUND_MS;
  while (!over.is && Date.now() < until) {
    // While the server is down nothing can be asked; it is back in a moment.
    const open = await hasten().catch(() => null);
    if (open === 0 && (await isReportOver().catch(() => false))) return;
    await pause(TICK_MS);
  }
}

/** Until the round is over or has its share of the kills, one disturbance after another of a worker at work. */
async function disturb(round: Round, over: { is: boolean }): Promise<void> {
  const { ground, crew, dice, tally, plan } = round;
  while (!over.is && tally.kills < plan.kills * Math.min(1, tally.operations / plan.operations)) {
    const victim = await oneAtWork(crew, dice);
    await pause(30 + dice.below(500));
    if (over.is) return;
    const share = tally.kills / plan.kills;
    if (tally.crashes < plan.crashes * share) {
      await ground.crashPostgres();
      tally.crashes += 1;
    } else if (tally.stops < plan.stops * share) {
      send(victim, "SIGSTOP");
      await pause(STOPPED_MS);
      send(victim, "SIGCONT");
      tally.stops += 1;
    } else {
      await crew.replace(victim);
      tally.kills += 1;
    }
  }
}

async function oneAtWork(crew: Crew, dice: Dice): Promise<CrewMember> {
  for (;;) {
    const atWork = crew.members.filter((member) => member.isReady());
    if (atWork.length > 0) return dice.pick(atWork);
    await Promise.race(crew.members.map(({ ready }) => ready));
    await pause(10);
  }
}

/** Each assignment that is made takes a number, so the numbers taken are the writes that took effect. */
function nextAssignment(store: StoreDump): number {
  return Number(store.counters?.find(({ id }) => id === "assignments")?.next);
}

async function judge({ ground, tally, tell }: Round, nextBefore: number): Promise<void> {
  const { sql, control } = ground;
  const store = await control.store();
  const differences = await cacheAgainstStore(sql, store);
  const states = await sql<{ state: string; n: number }>(
    "SELECT state, count(*)::int AS n FROM operation WHERE upstream = 'cloudhealth' GROUP BY state",
  );
  const of = (state: string) => states.find((one) => one.state === state)?.n ?? 0;
  const made = (store.assignments ?? []).filter(({ customerId }) => Number(customerId) >= 5_000).length;
  const effects = nextAssignment(store) - nextBefore;
  const breaches = await brokenInvariants(sql);
  const writes = (await control.requests()).filter(({ method, path }) => `${method} ${path}` === BULK_WRITE);
  tally.writes += writes.length;
  tally.struckWrites += writes.filter(({ fault }) => fault !== null).length;
  tally.differences += differences.length;
  tally.doubled += Math.max(0, effects - BULK_ROWS);
  tally.lost += BULK_ROWS - Math.min(made, of("SUCCEEDED") + of("NEEDS_REVIEW"));
  tally.needReview += of("NEEDS_REVIEW");
  tally.brokenInvariants += breaches.length;
  for (const line of differences.slice(0, 10)) tell(line);
  for (const { id, says, what } of breaches.slice(0, 10)) tell(`${id} (${says}): ${what}`);
  if (states.length !== 1) tell(states.map(({ state, n }) => `${n} ${state}`).join(", "));
}
