import { setTimeout as pause } from "node:timers/promises";
import type { Upstream } from "@/lib/domain/values/upstream";
import { refreshEverything } from "@/lib/services/sync/refresh-everything";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { syncCloudmc } from "@/lib/services/sync/sync-cloudmc";
import { openLanes } from "../testing/operations";
import { SYSTEM, staffScope } from "../testing/scopes";
import { startWorker, type WorkerProcess } from "../testing/worker-process";
import { type PageTimes, readPages, usualP95 } from "./cached-pages";
import type { Ground } from "./ground";
import { brokenInvariants } from "./invariants";
import { emptyAll } from "./kept-cache";
import { freshWorld } from "./known-world";
import type { ReliabilityTest } from "./reliability-test";

const TROUBLES = {
  hung: { kind: "hang" },
  failing: { kind: "status", status: 500 },
  limiting: { kind: "rate-limited", retryAfter: 5 },
  down: { kind: "reset" },
} as const;
type Trouble = keyof typeof TROUBLES;

const SMALL_CASES: readonly (readonly [Upstream, Trouble])[] = [
  ["cloudhealth", "hung"],
  ["cloudhealth", "failing"],
  ["cloudmc", "limiting"],
  ["cloudmc", "down"],
];
const LOOK_MS = 100;
/** As much work as a page's, about, on a connection of its own. */
const PACE = "SELECT sum(sqrt(n)) FROM generate_series(1, 20000) n";
const ASK_EVERY_MS = 500;
const OPENS_WITHIN_S = 10;
const CLOSES_WITHIN_S = 60;
const MOST_RATIO = 1.25;
/** Beyond what can be asked for at once: readings that wait one deep each, what the timetable adds, an alarm. */
const SPARE_JOBS = 12;
const DRAINED_WITHIN_S = 120;

interface Measured {
  ratio: number;
  openedS: number;
  closedS: number;
  failed: number;
  /** Most jobs that waited, beyond one of each that a reading asks for. */
  grown: number;
  /** Most jobs that waited for what another waiting one would do. */
  doubled: number;
}

/** T12b: one upstream is of no use, the others are fine; whoever reads pages must not notice. */
export const run: ReliabilityTest = async ({ isRelease, signal, ground: lazily, tell }) => {
  const ground = await lazily();
  await prepare(ground);
  const worker = await startWorker();
  const worst: Measured = { ratio: 0, openedS: 0, closedS: 0, failed: 0, grown: Number.NEGATIVE_INFINITY, doubled: 0 };
  const cases = isRelease ? allCases() : SMALL_CASES;
  try {
    const atOnce = await everythingAsked(ground);
    for (const [upstream, trouble] of cases) {
      signal.throwIfAborted();
      const one = await runCase(ground, { upstream, trouble, isRelease, atOnce });
      tell(`${upstream} ${trouble}: ${JSON.stringify(one)}`);
      worst.ratio = Math.max(worst.ratio, one.ratio);
      worst.openedS = Math.max(worst.openedS, one.openedS);
      worst.closedS = Math.max(worst.closedS, one.closedS);
      worst.failed += one.failed;
      worst.grown = Math.max(worst.grown, one.grown);
      worst.doubled = Math.max(worst.doubled, one.doubled);
    }
    return await verdict(ground, worst, { cases: cases.length, isRelease });
  } finally {
    await end(ground, worker);
  }
};

function allCases(): (readonly [Upstream, Trouble])[] {
  const troubles = Object.keys(TROUBLES) as Trouble[];
  return (["cloudhealth", "cloudmc"] as const).flatMap((upstream) =>
    troubles.map((trouble) => [upstream, trouble] as const),
  );
}

async function prepare(ground: Ground): Promise<void> {
  await emptyAll(ground.sql);
  await openLanes(ground.sql);
  await freshWorld(ground);
  await syncCloudhealth(SYSTEM, "the programme");
  await syncCloudmc(SYSTEM, "the programme");
}

/** How many jobs wait at most when all that a reading asks for is asked for at once; older months are fetched before. */
async function everythingAsked(ground: Ground): Promise<number> {
  await refreshEverything(SYSTEM);
  await drain(ground);
  const since = new Date();
  await refreshEverything(SYSTEM);
  const [asked] = await ground.sql<{ n: number }>("SELECT count(*)::int AS n FROM refresh WHERE requested_at >= $1", [
    since,
  ]);
  await drain(ground);
  return asked?.n ?? 0;
}

async function drain(ground: Ground): Promise<void> {
  const isEmpty = async () => {
    await openLanes(ground.sql);
    return (await waitingJobs(ground)).jobs === 0;
  };
  await timeUntil(isEmpty, DRAINED_WITHIN_S);
}

async function end({ sql, control }: Ground, worker: WorkerProcess): Promise<void> {
  await control.clearFaults();
  await worker.end();
  await sql("DELETE FROM graphile_worker._private_jobs");
  await openLanes(sql);
}

interface Case {
  readonly upstream: Upstream;
  readonly trouble: Trouble;
  readonly isRelease: boolean;
  readonly atOnce: number;
}

async function runCase(ground: Ground, { upstream, trouble, isRelease, atOnce }: Case): Promise<Measured> {
  const { control } = ground;
  const asking = keepAsking(ground, upstream);
  const scope = staffScope("operator", "Ola");
  const windowMs = isRelease ? 2_000 : 300;
  const windows = isRelease ? 30 : 10;
  const healthy: PageTimes[] = [];
  const degraded: PageTimes[] = [];
  const read = (forMs: number) => readPages(scope, forMs, () => ground.sql(PACE));
  try {
    await read(2 * windowMs);
    for (let at = 0; at < windows / 2; at += 1) healthy.push(await read(windowMs));
    await control.order({ upstream, route: "*", ...TROUBLES[trouble] });
    const openedS = await timeUntil(() => standsStill(ground, upstream), 2 * OPENS_WITHIN_S);
    const queue = { jobs: 0, doubled: 0 };
    for (let at = 0; at < windows; at += 1) {
      degraded.push(await read(windowMs));
      const { jobs, doubled } = await waitingJobs(ground);
      queue.jobs = Math.max(queue.jobs, jobs);
      queue.doubled = Math.max(queue.doubled, doubled);
    }
    await control.clearFaults();
    // Half a minute until the probe is the rule; only the large run waits for it.
    const waitedS = isRelease ? 0 : await skipToProbe(ground, upstream);
    const closedS =
      waitedS + (await timeUntil(async () => !(await standsStill(ground, upstream)), 2 * CLOSES_WITHIN_S));
    for (let at = 0; at < windows / 2; at += 1) healthy.push(await read(windowMs));
    const ratio = Math.round((100 * usualP95(degraded)) / usualP95(healthy)) / 100;
    const failed = [...healthy, ...degraded].reduce((sum, window) => sum + window.failed, 0);
    return { ratio, openedS, closedS, failed, grown: queue.jobs - atOnce, doubled: queue.doubled };
  } finally {
    await asking.end();
    await control.clearFaults();
  }
}

/** The worker is made to ask the upstream again and again, each thing in a line of its own. */
function keepAsking({ sql }: Ground, upstream: Upstream): { end(): Promise<void> } {
  let isOver = false;
  const loop = (async () => {
    while (!isOver) {
      await sql("SELECT enqueue_job($1, $2::json, NULL, $1)", [`sync-${upstream}`, '{"startedBy":"the programme"}']);
      if (upstream === "cloudhealth")
        await sql("SELECT enqueue_job('refresh-partner-cost', '{}'::json, $1, $1)", ["asked:partner-cost"]);
      await pause(ASK_EVERY_MS);
    }
  })();
  return {
    end: async () => {
      isOver = true;
      await loop;
    },
  };
}

async function standsStill({ sql }: Ground, upstream: Upstream): Promise<boolean> {
  const [lane] = await sql<{ still: boolean }>(
    "SELECT breaker <> 'closed' OR coalesce(paused_until > now(), false) AS still FROM upstream_lane WHERE upstream = $1",
    [upstream],
  );
  return lane?.still === true;
}

/** Lets the next call leave now; tells how long it would have had to wait. */
async function skipToProbe({ sql }: Ground, upstream: Upstream): Promise<number> {
  const [lane] = await sql<{ wait: number }>(
    "SELECT coalesce(extract(epoch FROM greatest(probe_at, paused_until, now()) - now()), 0)::float8 AS wait FROM upstream_lane WHERE upstream = $1",
    [upstream],
  );
  await sql("UPDATE upstream_lane SET probe_at = least(probe_at, now()), paused_until = NULL WHERE upstream = $1", [
    upstream,
  ]);
  return lane?.wait ?? 0;
}

async function timeUntil(isSo: () => Promise<boolean>, atMostS: number): Promise<number> {
  const since = performance.now();
  const passed = () => (performance.now() - since) / 1000;
  while (!(await isSo()) && passed() < atMostS) await pause(LOOK_MS);
  return Math.round(passed() * 10) / 10;
}

/** Margins are worked out a minute after the readings, of what is kept: that job waits for no upstream. */
async function waitingJobs({ sql }: Ground): Promise<{ jobs: number; doubled: number }> {
  const [row] = await sql<{ jobs: number; doubled: number }>(
    `SELECT (count(*) + (SELECT count(*) FROM operation WHERE settled_at IS NULL))::int AS jobs,
       (count(*) FILTER (WHERE is_free) - count(DISTINCT what) FILTER (WHERE is_free))::int AS doubled
     FROM (SELECT task_id || ' ' || (payload::jsonb - 'startedBy')::text AS what, locked_at IS NULL AS is_free
       FROM graphile_worker._private_jobs WHERE attempts < max_attempts
         AND task_id IS DISTINCT FROM (SELECT id FROM graphile_worker._private_tasks WHERE identifier = 'roll-up-margins')) waiting`,
  );
  return row ?? { jobs: 0, doubled: 0 };
}

async function verdict(ground: Ground, worst: Measured, { cases }: { cases: number; isRelease: boolean }) {
  const breaches = await brokenInvariants(ground.sql);
  return {
    figures: {
      cases,
      slowestPageRatioP95: worst.ratio,
      slowestOpeningSeconds: worst.openedS,
      slowestClosingSeconds: worst.closedS,
      failedPages: worst.failed,
      queueGrowth: worst.grown,
      doubledJobs: worst.doubled,
      brokenInvariants: breaches.length,
    },
    goals: {
      slowestPageRatioP95: { max: MOST_RATIO },
      slowestOpeningSeconds: { max: OPENS_WITHIN_S },
      slowestClosingSeconds: { max: CLOSES_WITHIN_S },
      failedPages: { max: 0 },
      queueGrowth: { max: SPARE_JOBS },
      doubledJobs: { max: 0 },
      brokenInvariants: { max: 0 },
    },
  };
}
