import { setTimeout as pause } from "node:timers/promises";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { letPass, openLanes } from "../testing/operations";
import { SYSTEM } from "../testing/scopes";
import { cacheAgainstStore } from "./cache-against-store";
import { FAULTS, type TableFault } from "./fault-table";
import type { Ground } from "./ground";
import { brokenInvariants } from "./invariants";
import { emptyAll, keepCache, restoreCache } from "./kept-cache";
import { freshWorld } from "./known-world";
import { priceOperation, SYNC_OPERATION, truePrices } from "./read-operations";
import type { ReliabilityTest } from "./reliability-test";
import { PLACES, type Place, type StruckOperation } from "./struck-operation";
import { countUnhandled } from "./unhandled";
import { REQUEST_OPERATION, trueFile, watchOperation } from "./usage-operation";
import { WRITTEN_OPERATIONS } from "./written-operations";

const MOST_STEPS = 14;
const BETWEEN_STEPS_S = 100;
const RELEASE_SEEDS = 5;
const LONGEST_CASE_S = 60;
const RUNS_THAT_MEND = 4;

interface Case {
  readonly operation: StruckOperation;
  readonly fault: TableFault;
  readonly place: Place;
}

interface Verdict {
  readonly seconds: number;
  readonly wrong: readonly string[];
  readonly breaches: readonly string[];
}

/** T1: every fault against every operation; each case from a fresh state until it converges, then everything is compared. */
export const run: ReliabilityTest = async ({ isRelease, signal, ground: lazily, tell }) => {
  const ground = await lazily();
  const cases = await prepare(ground, isRelease);
  const unhandled = countUnhandled();
  const since = performance.now();
  const totals = { wrong: 0, breaches: 0, slowest: 0 };
  for (const [at, one] of cases.entries()) {
    signal.throwIfAborted();
    const { seconds, wrong, breaches } = await runCase(ground, one);
    totals.slowest = Math.max(totals.slowest, seconds);
    totals.wrong += wrong.length > 0 ? 1 : 0;
    totals.breaches += breaches.length;
    const name = `${one.operation.name}, ${one.fault.of} ${one.fault.name}, ${one.place} call`;
    for (const line of [...wrong, ...breaches]) tell(`${name}: ${line}`);
    if ((at + 1) % FAULTS.length === 0) {
      const secondsSoFar = Math.round((performance.now() - since) / 1000);
      tell(`${at + 1} of ${cases.length} cases, ${secondsSoFar} s, now ${one.operation.name}`);
    }
  }
  unhandled.stop();
  return {
    figures: {
      cases: cases.length,
      wrongCases: totals.wrong,
      brokenInvariants: totals.breaches,
      unhandledRejections: unhandled.seen.length,
      slowestCaseSeconds: totals.slowest,
    },
    goals: {
      cases: { min: isRelease ? 3_510 : 234 },
      wrongCases: { max: 0 },
      brokenInvariants: { max: 0 },
      unhandledRejections: { max: 0 },
      slowestCaseSeconds: { max: LONGEST_CASE_S },
    },
  };
};

async function prepare(ground: Ground, isRelease: boolean): Promise<Case[]> {
  const { sql, control } = ground;
  const known = new Set(await control.faultKinds());
  const unknown = FAULTS.filter(({ order }) => !known.has(order.kind));
  if (unknown.length > 0) throw new Error(`The emulator knows no ${unknown.map(({ order }) => order.kind).join(", ")}`);
  await emptyAll(sql);
  await openLanes(sql);
  await freshWorld(ground);
  await syncCloudhealth(SYSTEM, "the programme");
  const prices = await truePrices(ground);
  const file = await trueFile(ground);
  const differences = await cacheAgainstStore(sql, await control.store());
  if (differences.length > 0) throw new Error(`The first reading is not the emulator's: ${differences.join("; ")}`);
  await keepCache(sql);
  const operations = [
    ...WRITTEN_OPERATIONS,
    SYNC_OPERATION,
    REQUEST_OPERATION,
    watchOperation(file),
    priceOperation(prices),
  ];
  const places: readonly Place[] = isRelease ? PLACES : ["first"];
  const rounds = Array.from({ length: isRelease ? RELEASE_SEEDS : 1 });
  return rounds.flatMap(() =>
    operations.flatMap((operation) =>
      FAULTS.flatMap((fault) => places.map((place): Case => ({ operation, fault, place }))),
    ),
  );
}

async function runCase(ground: Ground, { operation, fault, place }: Case): Promise<Verdict> {
  const { sql, control } = ground;
  const since = performance.now();
  await freshWorld(ground);
  await restoreCache(sql);
  await openLanes(sql);
  for (const order of operation.orders(fault, place)) await control.order(order);
  const attempt = await operation.begin(ground, fault);
  const isOver = await untilOver(ground, attempt.step, fault);
  const wrong = [...(isOver ? [] : ["it came to no end"]), ...(await attempt.faults())];
  wrong.push(...(await differencesLeft(ground, fault)));
  const breaches = (await brokenInvariants(sql)).map(({ id, says, what }) => `${id} (${says}): ${what}`);
  return { seconds: Math.round((performance.now() - since) / 10) / 100, wrong, breaches };
}

/** Between two steps the time passes that the portal would wait, and whatever the upstream does late has been done. */
async function untilOver({ sql }: Ground, step: () => Promise<boolean>, fault: TableFault): Promise<boolean> {
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    if (await step()) return true;
    if (fault.landsAfterMs !== undefined) await pause(2 * fault.landsAfterMs);
    await letPass(sql, BETWEEN_STEPS_S);
  }
  return false;
}

async function differencesLeft({ sql, control }: Ground, fault: TableFault): Promise<string[]> {
  const differences = await cacheAgainstStore(sql, await control.store());
  if (differences.length === 0 || !fault.isBelievable) return differences;
  await control.clearFaults();
  for (let runs = 0; runs < RUNS_THAT_MEND; runs += 1) {
    await syncCloudhealth(SYSTEM, "a case");
    const left = await cacheAgainstStore(sql, await control.store());
    if (left.length === 0) return [];
  }
  return cacheAgainstStore(sql, await control.store());
}
