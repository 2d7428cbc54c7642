import fc from "fast-check";
import { REMOVALS_A_RUN } from "@/lib/services/sync/confirm-removals";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { letPass, openLanes, workOnce } from "../testing/operations";
import { SYSTEM } from "../testing/scopes";
import type { Ground } from "./ground";
import { historyBreaks } from "./history-replay";
import { brokenInvariants } from "./invariants";
import { emptyAll, keepCache, restoreCache } from "./kept-cache";
import type { ReliabilityTest } from "./reliability-test";
import { type Life, lives } from "./sync-lives";
import { observe, type Reading, type Scene, take } from "./sync-steps";
import { readCache, truthOf } from "./sync-view";
import { emptyWorld, putWorld, readWorld, smallestWorld, type World } from "./sync-world";
import { tapWire } from "./wire-tap";

const RUNS = { ci: 300, release: 10_000 };
/** Most runs are in a world of a few rows on pages of eight; some in one where two in a hundred are more than five. */
const WORLDS = [
  { share: 0.97, rowsAPage: "8", size: { customers: 10, accounts: 20 } },
  { share: 0.03, rowsAPage: "100", size: { customers: 30, accounts: 450 } },
] as const;
const FIRST_NEW_ID = 20_000;
/** In a small world; what is gone of a large one is asked for in portions, a run for each. */
const RUNS_TO_CONVERGE = 8;
const QUIET: Reading = { faults: [], midway: [] };
const LIST = /^\/(v1\/customers|v[12]\/aws_account_assignments|api\/search)\?/;

/** T4: an upstream that changes and lies while it is read, and operations of our own, against what may come of it. */
export const run: ReliabilityTest = async ({ isRelease, seed, signal, ground: lazily, tell }) => {
  const ground = await lazily();
  const wanted = isRelease ? RUNS.release : RUNS.ci;
  const totals = { runs: 0, readings: 0, wrong: 0 };
  const since = performance.now();
  for (const { share, rowsAPage, size } of WORLDS) {
    const world = smallestWorld(size);
    const scene: Scene = { ground, past: { nextId: FIRST_NEW_ID, gone: [] }, beforePage: null };
    const untap = tapPages(scene, rowsAPage);
    try {
      await prepare(ground, world);
      const runsToConverge = RUNS_TO_CONVERGE + Math.floor(size.accounts / REMOVALS_A_RUN);
      const property = fc.asyncProperty(lives, async (life) => {
        signal.throwIfAborted();
        const { readings, wrongs } = await live(scene, world, { ...life, runsToConverge });
        totals.readings += readings;
        if (wrongs.length > 0) throw new Error(wrongs.join("\n"));
      });
      const found = await fc.check(property, { seed, numRuns: Math.round(wanted * share) });
      totals.runs += found.numRuns;
      totals.wrong += found.failed ? 1 : 0;
      if (found.failed) tell(`${fc.defaultReportMessage(found)}\n${found.errorInstance}`);
      tell(`${totals.runs} runs, ${totals.readings} readings`);
    } finally {
      untap();
    }
  }
  const seconds = Math.round((performance.now() - since) / 1000);
  return {
    figures: { runs: totals.runs, readings: totals.readings, seconds, wrongRuns: totals.wrong },
    goals: { runs: { min: wanted }, wrongRuns: { max: 0 } },
  };
};

/** Pages of few rows, so that a small world has many of them. */
function tapPages(scene: Scene, rowsAPage: string): () => void {
  let [page, isActing] = [0, false];
  return tapWire(async ({ method, path }) => {
    if (scene.beforePage === null) page = 0;
    else if (method === "GET" && LIST.test(path) && !isActing) {
      page += 1;
      isActing = true;
      await scene.beforePage(page).finally(() => {
        isActing = false;
      });
    }
    return path.replace(/per_page=100(?=&|$)/, `per_page=${rowsAPage}`);
  });
}

async function prepare(ground: Ground, world: World): Promise<void> {
  await emptyAll(ground.sql);
  await openLanes(ground.sql);
  await emptyWorld(ground);
  await putWorld(ground, world);
  await syncCloudhealth(SYSTEM, "the model");
  const differences = await differencesOf(ground);
  if (differences.length > 0) throw new Error(`The first reading is not the emulator's: ${differences.join("; ")}`);
  await keepCache(ground.sql);
}

interface Lived {
  readonly readings: number;
  readonly wrongs: readonly string[];
}

type BoundedLife = Life & { readonly runsToConverge: number };

async function live(scene: Scene, world: World, life: BoundedLife): Promise<Lived> {
  const { moves, converges, runsToConverge } = life;
  const { sql, control } = scene.ground;
  await putWorld(scene.ground, world);
  await restoreCache(sql);
  Object.assign(scene.past, { nextId: FIRST_NEW_ID, gone: [] });
  const wrongs: string[] = [];
  for (const move of moves) {
    if (move.do === "read") wrongs.push(...(await observe(scene, move.reading)));
    else await take(scene, move);
  }
  await control.clearFaults();
  wrongs.push(...(await observe(scene, QUIET)));
  if (converges && wrongs.length === 0) wrongs.push(...(await converge(scene, runsToConverge)));
  wrongs.push(...(await historyBreaks(sql)));
  wrongs.push(...(await brokenInvariants(sql)).map(({ id, says, what }) => `${id} (${says}): ${what}`));
  return { readings: moves.filter((move) => move.do === "read").length + 1, wrongs };
}

/** When nothing disturbs it any more, and a person lets go what the guard holds, the cache comes to be as the upstream is. */
async function converge(scene: Scene, most: number): Promise<string[]> {
  const { sql } = scene.ground;
  const wrongs: string[] = [];
  for (let runs = 0; runs < most && wrongs.length === 0; runs += 1) {
    await letPass(sql, 100);
    await workOnce();
    wrongs.push(...(await observe(scene, QUIET)));
    if ((await differencesOf(scene.ground)).length === 0) return wrongs;
    await take(scene, { do: "release" });
  }
  return wrongs.length > 0 ? wrongs : await differencesOf(scene.ground);
}

async function differencesOf(ground: Ground): Promise<string[]> {
  const truth = truthOf(await readWorld(ground));
  const cache = await readCache(ground.sql);
  const names = [...new Set([...truth.keys(), ...cache.keys()])];
  return names.flatMap((name) => {
    const line = cache.get(name);
    const here = line && !line.removed ? line.content : undefined;
    return here === truth.get(name)
      ? []
      : [`${name} is ${truth.get(name) ?? "not"} upstream and ${here ?? "not"} here`];
  });
}
