import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { recordOperation } from "@/lib/operations/record-operation";
import { startSync } from "@/lib/services/sync/start-sync";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { sweepOldRows } from "@/lib/services/upkeep/sweep-old-rows";
import { createDice, type Dice } from "../testing/assignment-contract/dice";
import { letPass, openLanes, workOnce } from "../testing/operations";
import { SYSTEM, staffScope } from "../testing/scopes";
import { addBulkRows } from "./bulk-world";
import { cacheAgainstStore } from "./cache-against-store";
import type { Ground } from "./ground";
import { historyBreaks } from "./history-replay";
import { brokenInvariants } from "./invariants";
import { emptyAll } from "./kept-cache";
import { freshWorld } from "./known-world";
import type { ReliabilityTest } from "./reliability-test";
import { growthOf, leastAtTheEnd, mostOf, type Sample, takeSample } from "./soak-samples";
import { ASKED, intentOf } from "./sync-steps";
import { readCache } from "./sync-view";
import { buildWorker, type Crew, startCrew } from "./worker-crew";

/** A day in three quarters of an hour: what a clock decides is moved, what a vendor decides goes by real time. */
const TIMES = 32;
const MINUTES = 45;
const AN_HOUR_S = 3_600 / TIMES;
const OPERATIONS_A_SECOND = (200 * TIMES) / 3_600;
const KILL_EVERY_S = 180;
const SAMPLE_EVERY_S = 5;
const JUDGE_EVERY_S = 60;
const TICK_MS = 500;
/** By how much more than the pause itself a day at speed goes on in each of them. */
const SKIPPED_S = (TICK_MS * (TIMES - 1)) / 1_000;
const WORKERS = 3;
const ROUNDS_TO_END = 60;
const RUNS_TO_CONVERGE = 6;
const ONE_IN_TWENTY = ["execute-then-500", "reset", "execute-then-reset", "truncate", "html"].map((kind) => ({
  upstream: "cloudhealth",
  route: "*",
  kind,
  rate: 0.01,
}));

const [OPERATOR, ADMIN] = [staffScope("operator", "Ola"), staffScope("admin", "Ada")];

interface Soak {
  readonly ground: Ground;
  readonly crew: Crew;
  readonly dice: Dice;
  readonly samples: Sample[];
  readonly tally: { operations: number; refused: number; syncs: number; kills: number; brokenInvariants: number };
}

/** T17: a day at speed, with operations, readings, faults, killed workers, ended sessions and the turn of a month. */
export const run: ReliabilityTest = async ({ seed, minutes, signal, ground: lazily, tell }) => {
  const ground = await lazily();
  await emptyAll(ground.sql);
  await openLanes(ground.sql);
  await freshWorld(ground);
  await addBulkRows(ground);
  await syncCloudhealth(SYSTEM, "the soak");
  const crew = startCrew(buildWorker(ground.home), WORKERS);
  const tally = { operations: 0, refused: 0, syncs: 0, kills: 0, brokenInvariants: 0 };
  const soak: Soak = { ground, crew, dice: createDice(seed), samples: [], tally };
  try {
    await Promise.all(crew.members.map(({ ready }) => ready));
    await live(soak, { seconds: (minutes ?? MINUTES) * 60, signal, tell });
  } finally {
    await crew.end();
  }
  const { samples } = soak;
  const atTheEnd = await comeToRest(ground);
  for (const wrong of atTheEnd.wrongs.slice(0, 20)) tell(wrong);
  return {
    figures: {
      minutes: minutes ?? MINUTES,
      ...tally,
      residentGrowth: growthOf(samples, ({ residentMb }) => residentMb),
      connectionGrowth: growthOf(samples, ({ connections }) => connections),
      oldestOpenSeconds: mostOf(samples, ({ oldestOpenS }) => oldestOpenS),
      mostJobs: mostOf(samples, ({ jobs }) => jobs),
      leftInStaging: leastAtTheEnd(samples, ({ staged }) => staged),
      sessionsLeft: atTheEnd.sessions,
      differences: atTheEnd.wrongs.length,
    },
    goals: {
      residentGrowth: { max: 1.15 },
      connectionGrowth: { max: 1.3 },
      brokenInvariants: { max: 0 },
      kills: { min: 1 },
      oldestOpenSeconds: { max: 2 * AN_HOUR_S },
      mostJobs: { max: 500 },
      leftInStaging: { max: 0 },
      sessionsLeft: { max: 0 },
      differences: { max: 0 },
    },
  };
};

interface Course {
  readonly seconds: number;
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
}

async function live(soak: Soak, { seconds, signal, tell }: Course): Promise<void> {
  const { ground, samples, tally } = soak;
  const since = Date.now();
  await ground.control.setClock({ now: beforeTheTurn(seconds) });
  for (const fault of ONE_IN_TWENTY) await ground.control.order(fault);
  const due = { sync: 0, kill: KILL_EVERY_S / 2, sample: 0, judge: JUDGE_EVERY_S, session: 0, tidy: seconds / 2 };
  for (let at = 0; at < seconds; at = (Date.now() - since) / 1_000) {
    signal.throwIfAborted();
    const isDue = (name: keyof typeof due, everyS: number) => {
      if (at < due[name]) return false;
      due[name] += everyS;
      return true;
    };
    while (tally.operations < at * OPERATIONS_A_SECOND) await ask(soak);
    if (isDue("session", AN_HOUR_S)) await endASession(ground);
    if (isDue("tidy", seconds)) await ground.sql("SELECT enqueue_job('tidy-up', '{}'::json, NULL, 'tidy-up')");
    if (isDue("sync", AN_HOUR_S)) await anHour(soak);
    if (isDue("kill", KILL_EVERY_S)) await kill(soak);
    if (isDue("sample", SAMPLE_EVERY_S)) samples.push(await takeSample(ground.sql, soak.crew.members[0]?.pid ?? 0));
    if (isDue("judge", JUDGE_EVERY_S)) {
      for (const breach of await brokenInvariants(ground.sql)) {
        tally.brokenInvariants += 1;
        tell(`${breach.id} (${breach.says}): ${breach.what}`);
      }
      tell(`${Math.round(at)} s, ${JSON.stringify(tally)}, ${JSON.stringify(samples.at(-1))}`);
    }
    await ground.control.setClock({ advance: Math.round(SKIPPED_S) });
    await ground.sql("UPDATE sync_run SET alive_at = alive_at - make_interval(secs => $1) WHERE state = 'running'", [
      SKIPPED_S,
    ]);
    await pause(TICK_MS);
  }
}

async function ask({ ground, dice, tally }: Soak): Promise<void> {
  const kinds = ASKED.filter((kind) => kind !== "delete");
  const intent = intentOf(await readCache(ground.sql), dice.pick(kinds), dice.below(10_000));
  tally.operations += 1;
  if (!intent) return;
  const recorded = await recordOperation(OPERATOR, intent);
  tally.refused += recorded.ok ? 0 : 1;
}

/** The lists are read, and somebody changes something at the vendor's. */
async function anHour({ ground, dice, tally }: Soak): Promise<void> {
  tally.syncs += 1;
  await startSync(ADMIN);
  const customers = (await ground.control.store()).customers ?? [];
  const { id } = dice.pick(customers);
  await ground.control.edit({ op: "rename-customer", customerId: id, name: `Renamed ${tally.syncs}` });
}

/** The first worker lives through it all, so that its memory can be watched. */
async function kill({ crew, dice, tally }: Soak): Promise<void> {
  const [, ...others] = crew.members;
  await crew.replace(dice.pick(others));
  tally.kills += 1;
}

async function endASession({ sql }: Ground): Promise<void> {
  const user = randomUUID();
  await sql(
    "INSERT INTO app_user (id, email, name, role, password_hash) VALUES ($1::text::uuid, $1::text || '@soak.example', 'Soak', 'analyst', '-')",
    [user],
  );
  await sql(
    `INSERT INTO app_session (sid_hash, user_id, created_at, last_seen_at, absolute_expires_at)
     VALUES ($1::text, $1::text::uuid, now() - interval '400 days', now() - interval '400 days', now() - interval '399 days')`,
    [user],
  );
}

/** So that the turn of the month comes half way. */
function beforeTheTurn(seconds: number): Date {
  const today = new Date();
  const turn = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1);
  return new Date(turn - (seconds * TIMES * 1_000) / 2);
}

/** Without faults, killed workers and waiting: everything asked for is settled and both sides are the same. */
async function comeToRest(ground: Ground): Promise<{ wrongs: string[]; sessions: number }> {
  const { sql, control } = ground;
  await control.clearFaults();
  const open = () =>
    sql<{ what: string }>(
      `SELECT kind || ' ' || resource_key || ' ' || state AS what FROM operation WHERE state NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED', 'NEEDS_REVIEW')`,
    );
  for (let round = 0; round < ROUNDS_TO_END && (await open()).length > 0; round += 1) {
    await letPass(sql, 100);
    await workOnce();
  }
  await sweepOldRows(SYSTEM);
  await sql("UPDATE sync_run SET state = 'failed', ended_at = now() WHERE state = 'running'");
  let differences = await cacheAgainstStore(sql, await control.store());
  for (let runs = 0; runs < RUNS_TO_CONVERGE && differences.length > 0; runs += 1) {
    await openLanes(sql);
    await syncCloudhealth(SYSTEM, "the soak");
    differences = await cacheAgainstStore(sql, await control.store());
  }
  const breaches = (await brokenInvariants(sql)).map(({ id, says, what }) => `${id} (${says}): ${what}`);
  const left = (await open()).map(({ what }) => `left open: ${what}`);
  const [sessions] = await sql<{ n: number }>("SELECT count(*)::int AS n FROM app_session");
  return { wrongs: [...left, ...differences, ...breaches, ...(await historyBreaks(sql))], sessions: sessions?.n ?? 0 };
}
