import { runDueOperations } from "@/lib/operations/run-due-operations";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { createDice, type Dice } from "../testing/assignment-contract/dice";
import { letPass, openLanes, workOnce } from "../testing/operations";
import { SYSTEM, staffScope } from "../testing/scopes";
import { cacheAgainstStore } from "./cache-against-store";
import { tookEffect } from "./fault-table";
import type { Ground } from "./ground";
import { historyBreaks } from "./history-replay";
import { brokenInvariants } from "./invariants";
import { emptyAll } from "./kept-cache";
import { freshWorld } from "./known-world";
import { countIdle, faultsOfOrder } from "./one-order";
import type { ReliabilityTest } from "./reliability-test";
import { operate, type Rivalry } from "./rival-operators";
import { createTurnstile } from "./turnstile";
import { countUnhandled } from "./unhandled";
import { tapWire } from "./wire-tap";

const SCHEDULES = 200;
const RELEASE_SCHEDULES = 5_000;
const ROWS = 20;
const CUSTOMERS = ["3947", "3951", "3953", "3954", "3955"];
const MOST_ROUNDS = 12;
const WRITES = /^(POST|PUT|DELETE)$/;
const FAULTS = ["execute-then-reset", "execute-then-500", "reset", "truncate"];

/** T5: some people write to the same rows at once, several workers send; drawn schedules, real PostgreSQL and emulator. */
export const run: ReliabilityTest = async ({ isRelease, seed, signal, ground: lazily, tell }) => {
  const ground = await lazily();
  const owners = await prepare(ground);
  const unhandled = countUnhandled();
  const schedules = isRelease ? RELEASE_SCHEDULES : SCHEDULES;
  const totals = { operations: 0, losers: 0, wrong: 0, breaches: 0 };
  for (let at = 0; at < schedules; at += 1) {
    signal.throwIfAborted();
    const { wrong, breaches, operations, losers } = await runSchedule(ground, createDice(seed * 100_003 + at), owners);
    totals.operations += operations;
    totals.losers += losers;
    totals.wrong += wrong.length > 0 ? 1 : 0;
    totals.breaches += breaches.length;
    for (const line of [...wrong, ...breaches]) tell(`schedule ${at}: ${line}`);
    if ((at + 1) % 500 === 0) tell(`${at + 1} of ${schedules} schedules`);
  }
  unhandled.stop();
  return {
    figures: {
      schedules,
      operations: totals.operations,
      losersTold: totals.losers,
      wrongSchedules: totals.wrong,
      brokenInvariants: totals.breaches,
      unhandledRejections: unhandled.seen.length,
    },
    goals: {
      schedules: { min: isRelease ? RELEASE_SCHEDULES : SCHEDULES },
      losersTold: { min: schedules / 4 },
      wrongSchedules: { max: 0 },
      brokenInvariants: { max: 0 },
      unhandledRejections: { max: 0 },
    },
  };
};

async function prepare(ground: Ground): Promise<string[]> {
  const { sql, control } = ground;
  await emptyAll(sql);
  await openLanes(sql);
  await freshWorld(ground);
  await syncCloudhealth(SYSTEM, "the programme");
  const store = await control.store();
  const held = (store.assignments ?? []).filter(
    (row) => row.ownerId === row.payerOwnerId && CUSTOMERS.includes(String(row.customerId)),
  );
  const taken = new Set([...(store.assignments ?? []), ...(store.blocks ?? [])].map((row) => row.ownerId));
  const free = (store.accounts ?? []).filter((row) => row.ownerId !== null && !taken.has(row.ownerId));
  return [...held, ...free].map((row) => String(row.ownerId)).slice(0, ROWS);
}

interface Outcome {
  readonly wrong: string[];
  readonly breaches: string[];
  readonly operations: number;
  readonly losers: number;
}

async function runSchedule(ground: Ground, dice: Dice, owners: readonly string[]): Promise<Outcome> {
  const { sql, control } = ground;
  await begin(ground, dice);
  const turnstile = createTurnstile(dice);
  const hot = dice.shuffle(owners).slice(0, 2 + dice.below(5));
  const rivalry: Rivalry = {
    sql,
    dice,
    turnstile,
    owners: hot,
    customers: dice.shuffle(CUSTOMERS).slice(0, 3),
    acknowledged: new Set(),
    wrong: [],
    losers: 0,
  };
  const untap = tapWire(async ({ path }) => {
    await turnstile.turn();
    return path;
  });
  try {
    await turnstile.during(atOnce(rivalry));
  } finally {
    untap();
  }
  await control.clearFaults();
  await drain(ground);
  return judge(ground, rivalry);
}

async function begin({ sql, control }: Ground, dice: Dice): Promise<void> {
  await sql("TRUNCATE operation, audit_entry CASCADE");
  await sql(
    "UPDATE assignment SET source_operation_id = NULL, source_run_id = (SELECT id FROM sync_run LIMIT 1) WHERE source_operation_id IS NOT NULL",
  );
  await sql(
    "UPDATE customer SET source_operation_id = NULL, source_run_id = (SELECT id FROM sync_run LIMIT 1) WHERE source_operation_id IS NOT NULL",
  );
  await sql("UPDATE assignment SET missing_runs = 2 WHERE removed_at IS NOT NULL");
  await sql("DELETE FROM graphile_worker._private_jobs");
  await openLanes(sql);
  await control.forgetRequests();
  if (dice.below(2) === 0) return;
  for (const method of ["POST /v1/aws_account_assignments", "PUT /v1/aws_account_assignments/:id"]) {
    await control.order({ upstream: "cloudhealth", route: method, kind: dice.pick(FAULTS), rate: 0.3 });
  }
}

/** Two to eight people and two to four workers. */
async function atOnce(rivalry: Rivalry): Promise<void> {
  const { dice, turnstile } = rivalry;
  const people = Array.from({ length: 2 + dice.below(7) }, (_, at) => staffScope("operator", `Operator${at}`));
  let isOver = false;
  const workers = Array.from({ length: 2 + dice.below(3) }, async () => {
    while (!isOver) {
      await turnstile.turn();
      await runDueOperations(SYSTEM, () => isOver);
    }
  });
  try {
    await Promise.all(people.map((scope) => operate(rivalry, scope)));
  } finally {
    isOver = true;
  }
  await Promise.all(workers);
}

async function drain({ sql }: Ground): Promise<void> {
  for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
    const [open] = await sql<{ n: number }>("SELECT count(*)::int AS n FROM operation WHERE settled_at IS NULL");
    if (open?.n === 0) return;
    await letPass(sql, 100);
    await workOnce();
  }
}

async function judge({ sql, control }: Ground, { acknowledged, wrong, losers }: Rivalry): Promise<Outcome> {
  const operations = await sql<{ id: string; state: string }>("SELECT id, state FROM operation");
  const lost = [...acknowledged].filter((id) => !operations.some((one) => one.id === id));
  wrong.push(...lost.map((id) => `${id} was acknowledged and is gone`));
  if (operations.length !== acknowledged.size)
    wrong.push(`${operations.length} operations, ${acknowledged.size} acknowledged`);
  const calls = await control.requests();
  const written = calls.filter(
    (call) => WRITES.test(call.method) && call.upstream === "cloudhealth" && tookEffect(call),
  );
  const { stoodAlready, changedNothing } = await countIdle(sql);
  const most = operations.filter(({ state }) => state === "SUCCEEDED").length - stoodAlready;
  // Of a call that was struck the log does not say whether the upstream would have refused it, and a change to what
  // stood already is known as done by a look-back although its request never arrived.
  const plain = written.filter(({ fault }) => fault === null).length;
  if (plain > most || most - changedNothing > written.length) {
    wrong.push(`${plain} to ${written.length} writes took effect, ${most} operations succeeded by one`);
  }
  wrong.push(...(await faultsOfOrder(sql)), ...(await historyBreaks(sql)));
  wrong.push(...(await cacheAgainstStore(sql, await control.store())));
  const breaches = (await brokenInvariants(sql)).map(({ id, says, what }) => `${id} (${says}): ${what}`);
  return { wrong, breaches, operations: operations.length, losers };
}
