import { inspect } from "node:util";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import type { WriteOutcome } from "@/lib/upstreams/outcome";
import { type CallTargets, READ_CALLS, type ReadCall, WRITE_CALLS, type WriteCall } from "./adapter-calls";
import { brokenCaches } from "./cache-under-fire";
import { findTargets } from "./call-targets";
import { CASE_DEADLINE_MS, type CaseClients, caseClients, SECRETS, setting } from "./case-clients";
import type { Ground } from "./ground";
import type { StoreDump } from "./ground-control";
import { type HostileFixture, hostileFixtures } from "./hostile-fixtures";
import { type HostileServer, startHostileServer } from "./hostile-server";
import { freshWorld } from "./known-world";
import { watchMemory } from "./memory-watch";
import type { ReliabilityTest } from "./reliability-test";
import { countUnhandled } from "./unhandled";

const RELEASE_ROUNDS = 20;
const AT_ONCE = 4;
/** What a read's attempts have together beyond one deadline (gated-read.ts). */
const SECOND_CHANCE_MS = 5_000;
const SPARE_MS = 1_000;
const FILE_DEADLINE_MS = 120_000;
const LANDS_MS = 150;

interface Tally {
  cases: number;
  accepted: number;
  slowestOverMs: number;
  readonly wrong: string[];
}

interface Round extends Tally {
  readonly ground: Ground;
  readonly fixture: HostileFixture;
  readonly targets: CallTargets;
  readonly truth: ReadonlyMap<string, string>;
  readonly token: string;
  readonly isRelease: boolean;
}

/** T3: every call of every adapter to somebody who answers with anything at all. */
export const run: ReliabilityTest = async ({ isRelease, signal, ground: lazily, tell }) => {
  const ground = await lazily();
  const server = await startHostileServer();
  const unhandled = countUnhandled();
  const pauses = quickPauses();
  const tally: Tally = { cases: 0, accepted: 0, slowestOverMs: Number.NEGATIVE_INFINITY, wrong: [] };
  try {
    const truth = await readTruth(ground);
    const fixtures = hostileFixtures(server);
    await strike(ground, { fixtures: fixtures.slice(0, 2), truth, isRelease, tally: { ...tally, wrong: [] }, signal });
    const memory = watchMemory();
    for (let round = 0; round < (isRelease ? RELEASE_ROUNDS : 1); round += 1) {
      await strike(ground, { fixtures, truth, isRelease, tally, signal });
      if (isRelease) tell(`round ${round + 1} of ${RELEASE_ROUNDS}`);
    }
    const grownMb = memory.grownMb();
    const caches = await brokenCaches(ground, { fixtures, isRelease, signal });
    for (const line of [...tally.wrong, ...caches.wrong]) tell(line);
    return verdict(tally, { server, unhandled: unhandled.seen.length, grownMb, caches, fixtures: fixtures.length });
  } finally {
    pauses.restore();
    unhandled.stop();
    server.stop();
    await ground.control.reset();
  }
};

interface Strike {
  readonly fixtures: readonly HostileFixture[];
  readonly truth: ReadonlyMap<string, string>;
  readonly isRelease: boolean;
  readonly tally: Tally;
  readonly signal: AbortSignal;
}

async function strike(ground: Ground, { fixtures, truth, isRelease, tally, signal }: Strike): Promise<void> {
  for (const fixture of fixtures) {
    signal.throwIfAborted();
    const { targets, token } = await prepare(ground);
    if (fixture.order) await ground.control.order({ upstream: "*", route: "*", ...fixture.order });
    const round: Round = Object.assign(tally, { ground, fixture, targets, truth, token, isRelease });
    const reads = READ_CALLS.filter((call) => isRelease || !(call.isFile && fixture.isSlowForFiles));
    await atMost(AT_ONCE, reads, (call) => tryRead(round, call));
    const outcomes = new Map<WriteCall, WriteOutcome<unknown>>();
    await atMost(AT_ONCE, WRITE_CALLS, async (call) => {
      const outcome = await tryWrite(round, call);
      if (outcome) outcomes.set(call, outcome);
    });
    await ground.control.clearFaults();
    if (fixture.name === "execute-later") await new Promise((resolve) => setTimeout(resolve, LANDS_MS));
    judgeWrites(round, outcomes, await ground.control.store());
  }
}

async function prepare(ground: Ground): Promise<{ targets: CallTargets; token: string }> {
  await freshWorld(ground);
  const { token } = await caseClients(null, "").hereAnew.tokens.take("write");
  return { targets: await findTargets(ground, caseClients(null, token)), token };
}

async function readTruth(ground: Ground): Promise<ReadonlyMap<string, string>> {
  const { targets, token } = await prepare(ground);
  const truth = new Map<string, string>();
  for (const { name, read } of READ_CALLS) {
    truth.set(name, shown(await read(caseClients(null, token), targets)));
  }
  return truth;
}

/** Either the truth or a failure: never anything else, unless it is a lie of the right shape. */
async function tryRead(round: Round, { name, read, isFile }: ReadCall): Promise<void> {
  const { fixture, targets, truth } = round;
  const clients = caseClients(fixture.base ?? null, round.token);
  const budgetMs = (isFile && fixture.isSlowForFiles ? FILE_DEADLINE_MS : 0) + CASE_DEADLINE_MS + SECOND_CHANCE_MS;
  const result = await timed(round, budgetMs, () => read(clients, targets));
  if ("error" in result) return judgeFailure(round, name, { error: result.error, told: clients.told });
  round.accepted += 1;
  const isTrue = shown(result.value) === truth.get(name);
  // Whether a file is whole is judged where it is kept.
  const maybeOther = fixture.lies || (isFile && fixture.name === "empty-body");
  if (!isTrue && !maybeOther) round.wrong.push(`${fixture.name}, ${name}: took ${shown(result.value).slice(0, 200)}`);
}

function judgeFailure(
  { fixture, wrong }: Round,
  name: string,
  { error, told }: { error: unknown; told: CaseClients["told"] },
): void {
  const say = (what: string) => wrong.push(`${fixture.name}, ${name}: ${what}`);
  if (!(error instanceof UpstreamFailure)) return void say(`failed with ${inspect(error, { depth: 0 })}`);
  const text = inspect(error, { depth: 9 });
  if (SECRETS.some((secret) => text.includes(setting(secret)))) say("a key shows in the failure");
  const last = told.settled.at(-1);
  if (told.settled.length !== told.entered) say(`${told.entered} calls entered, ${told.settled.length} were settled`);
  const isTold = last?.trouble === error.reason || (error.reason === "refused" && last?.trouble === null);
  const isPages = error.status === null || error.status < 300;
  if (!isTold && !(last?.trouble === null && isPages))
    say(`failed as ${error.reason}, the lane was told ${last?.trouble}`);
}

async function tryWrite(round: Round, { name, write }: WriteCall): Promise<WriteOutcome<unknown> | null> {
  const { fixture, targets, wrong } = round;
  const clients = caseClients(fixture.base ?? null, round.token);
  const result = await timed(round, 2 * CASE_DEADLINE_MS, () => write(clients, targets));
  if ("value" in result) return result.value;
  wrong.push(`${fixture.name}, ${name}: a write threw ${inspect(result.error, { depth: 0 })}`);
  return null;
}

/** What was accepted stands, what was not sent does not; what is unknown may be either. */
function judgeWrites(round: Round, outcomes: Map<WriteCall, WriteOutcome<unknown>>, store: StoreDump): void {
  for (const [{ name, stands }, outcome] of outcomes) {
    const isThere = stands(store, round.targets);
    const at = `${round.fixture.name}, ${name}`;
    if (outcome.at === "accepted") round.accepted += 1;
    if (outcome.at === "accepted" && !isThere) round.wrong.push(`${at}: accepted, and it does not stand`);
    if ((outcome.at === "not-sent" || outcome.at === "rejected") && isThere) {
      round.wrong.push(`${at}: ${outcome.at}, and it stands`);
    }
  }
}

async function timed<T>(
  round: Round,
  budgetMs: number,
  work: () => Promise<T>,
): Promise<{ value: T } | { error: unknown }> {
  const since = performance.now();
  round.cases += 1;
  try {
    return { value: await work() };
  } catch (error) {
    return { error };
  } finally {
    const overMs = Math.round(performance.now() - since - budgetMs);
    round.slowestOverMs = Math.max(round.slowestOverMs, overMs);
    if (overMs > SPARE_MS) round.wrong.push(`${round.fixture.name}: a call ended ${overMs} ms after its time`);
  }
}

interface Rest {
  readonly server: HostileServer;
  readonly unhandled: number;
  readonly grownMb: number;
  readonly caches: { readonly cases: number; readonly wrong: readonly string[] };
  readonly fixtures: number;
}

function verdict(tally: Tally, { server, unhandled, grownMb, caches, fixtures }: Rest) {
  return {
    figures: {
      fixtures,
      cases: tally.cases,
      accepted: tally.accepted,
      wrongCases: tally.wrong.length,
      slowestOverDeadlineMs: tally.slowestOverMs,
      memoryGrowthMb: grownMb,
      strayCalls: server.strayed(),
      unhandledRejections: unhandled,
      cacheCases: caches.cases,
      wrongCaches: caches.wrong.length,
    },
    goals: {
      fixtures: { min: 40 },
      wrongCases: { max: 0 },
      slowestOverDeadlineMs: { max: SPARE_MS },
      memoryGrowthMb: { max: 150 },
      strayCalls: { max: 0 },
      unhandledRejections: { max: 0 },
      wrongCaches: { max: 0 },
    },
  };
}

/** The pauses between attempts are drawn; drawn short, they are as right and cost less. */
function quickPauses(): { restore(): void } {
  const { random } = Math;
  Math.random = () => 0;
  return {
    restore: () => {
      Math.random = random;
    },
  };
}

async function atMost<T>(places: number, all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const lane = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: places }, lane));
}

/** Without when a report was made: each round makes its own. */
function shown(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) => (key === "createdAt" ? undefined : part)) ?? "nothing";
}
