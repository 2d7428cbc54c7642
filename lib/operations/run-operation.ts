import "server-only";
import { type AuditEntry, addAuditEntry } from "@/lib/db/audit-rows";
import { handOverKey } from "@/lib/db/chain-rows";
import { isStillClaimed } from "@/lib/db/claim-rows";
import { type Db, withScope } from "@/lib/db/client";
import { readKeptRow } from "@/lib/db/kept-row";
import { type ClaimedOperation, markSent, moveOperation, type OperationOutcome } from "@/lib/db/operation-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { rowChanges } from "@/lib/domain/activity/audit-detail";
import { isSettled, type OperationState } from "@/lib/domain/operations/operation";
import type { OperationRefusal } from "@/lib/domain/operations/operation-view";
import type { UpstreamCall } from "@/lib/domain/operations/upstream-call";
import { unreachable } from "@/lib/domain/values/result";
import type { UpstreamTrouble } from "@/lib/domain/values/upstream";
import { nameHolders } from "@/lib/operations/name-holders";
import type { Performer, ReadBack, Seen, Sent } from "@/lib/operations/performer";
import { settleFirmly } from "@/lib/operations/settle-firmly";
import { upstreamClients, writingWhile } from "@/lib/operations/upstream-clients";
import { CallStopped } from "@/lib/support/call-stopped";
import { now } from "@/lib/support/clock";
import { settings } from "@/lib/support/env";
import { UpstreamFailure } from "@/lib/upstreams/failure";

// RELIABILITY.md 3.1, I4: a read-back begins at least the deadline and five seconds after the send.
const settlingMs = () => settings().upstreamDeadlineMs + 5_000;
const RETRY_MS = [2_000, 10_000, 30_000, 60_000, 300_000];
const lookAgainMs = () => [settlingMs(), 60_000, 300_000, 3_600_000];
const spareLeaseMs = () => settings().upstreamDeadlineMs + 5_000;

const MOST_CALLS = 20;

const NO_OUTCOME: OperationOutcome = { trouble: null, refusals: [], made: null };
const UNSEEN: Seen = { refusals: [], around: null };

interface Turn<P, T> {
  readonly scope: SystemScope;
  readonly claimed: ClaimedOperation;
  readonly performer: Performer<P, T>;
  readonly payload: P;
  /** Each time it left, this time too. */
  readonly calls: UpstreamCall[];
}

/** Takes one claimed operation one step further: reads back what may have happened, sends what certainly has not. */
export async function runOperation<P, T>(given: Omit<Turn<P, T>, "calls">): Promise<void> {
  const turn = { ...given, calls: [...given.claimed.calls] };
  if (turn.claimed.sentAt === null) return send(turn);
  const settledAt = turn.claimed.sentAt.getTime() + settlingMs();
  // What a person names is looked for at once: it is there already, and waiting would forget the name.
  const mustSettle = turn.claimed.adopt === null && settledAt > now().getTime();
  if (mustSettle) return lookAgain(turn, "slow", new Date(settledAt));
  await lookBack(turn, null);
}

async function send<P, T>(turn: Turn<P, T>): Promise<void> {
  const { scope, claimed, performer, payload, calls } = turn;
  const hasTime = () => claimed.leaseUntil.getTime() - now().getTime() >= spareLeaseMs();
  if (!hasTime()) return;
  const clients = await upstreamClients(scope);
  if (!(await withScope(scope, (db) => markSent(db, claimed, now())))) return;
  // A process that was halted wakes up anywhere: it asks once more at the last moment, when the lane has let it through.
  const mayWrite = async () => (await withScope(scope, (db) => isStillClaimed(db, claimed))) && hasTime();
  const watched = { mayWrite, witness: (call: UpstreamCall) => calls.push(call) };
  const outcome = await performer.send(writingWhile(watched, clients), payload, claimed.id);
  switch (outcome.at) {
    case "accepted":
      return succeed(turn, outcome.value);
    case "rejected": {
      // A look-back may have been told of nothing where our own first request stood.
      const isInDoubt = claimed.inDoubt && performer.readBack !== undefined;
      const mayStand = isInDoubt || performer.maybeOurs(outcome.lines);
      return mayStand ? lookBack(turn, outcome.lines) : rejectAsSaid(turn, outcome.lines, UNSEEN);
    }
    case "not-sent":
      return waitAndRetry(turn, outcome.reason, outcome.retryAfterMs);
    case "unknown":
      return lookAgain(turn, outcome.reason, null);
    default:
      return unreachable(outcome);
  }
}

/** Asks the upstream whether the request arrived. `rejected` holds what it said when it refused the request just now. */
async function lookBack<P, T>(turn: Turn<P, T>, rejected: readonly string[] | null): Promise<void> {
  const { performer, payload, scope, claimed } = turn;
  try {
    if (claimed.adopt !== null) return await adopt(turn, claimed.adopt);
    if (!performer.readBack) return await needReview(turn, "unreadable");
    const back = await performer.readBack(await upstreamClients(scope), payload, sentBy(turn));
    if (back.found === "one") return succeed(turn, back.value);
    if (rejected) return rejectAsSaid(turn, rejected, seenIn(back));
    if (back.found === "unseen") return lookAgain(turn, "slow", null);
    if (back.found === "unclear") return needReview(turn, "unreadable");
    if (back.found === "other") return reject(turn, async () => back.refusals);
    return waitAndRetry(turn, "slow", 0);
  } catch (error) {
    if (error instanceof CallStopped) return leaveToAnother(turn);
    if (!(error instanceof UpstreamFailure)) throw error;
    // On a first try nothing of ours can stand there; later, what stands there may be ours and is looked for again.
    if (rejected && turn.claimed.attempts === 1) return rejectAsSaid(turn, rejected, UNSEEN);
    return lookAgain(turn, error.reason, null);
  }
}

function sentBy<P, T>({ scope, claimed }: Turn<P, T>): Sent {
  return { scope, recordedAt: claimed.createdAt, sentAt: claimed.sentAt ?? now() };
}

/** Takes what a person named for what was made, if it is there and is what was asked for. */
async function adopt<P, T>(turn: Turn<P, T>, reference: string): Promise<void> {
  const { performer, payload, scope } = turn;
  const value =
    (await performer.adopt?.(await upstreamClients(scope), payload, { ...sentBy(turn), reference })) ?? null;
  if (value !== null) return succeed(turn, value);
  const refusals = [{ code: "reference-unknown", reference } as const];
  return move(turn, { state: "NEEDS_REVIEW", outcome: { trouble: null, refusals, made: null }, runAfter: null });
}

/** Success, cache rows and audit appear together or not at all; a worker that lost its claim changes nothing. */
async function succeed<P, T>(turn: Turn<P, T>, value: T): Promise<void> {
  const { scope, claimed, performer, payload } = turn;
  await settleFirmly(scope, async (db) => {
    const at = now();
    const made = performer.describe(value, payload);
    const outcome = { trouble: null, refusals: [], made: made.id, calls: lastOf(turn) };
    const isOurs = await moveOperation(db, claimed, {
      state: "SUCCEEDED",
      outcome,
      runAfter: null,
      at,
      keepSent: true,
    });
    if (!isOurs) return;
    await handOverKey(db, { id: claimed.id, made: made.id });
    const row = performer.row?.(made, payload);
    const before = row ? await readKeptRow(db, row) : null;
    await performer.keep(db, value, { operationId: claimed.id, payload, at });
    const changes = rowChanges(before, row ? await readKeptRow(db, row) : null);
    const detail = { made: made.id, ...changes, calls: lastOf(turn) };
    await addAuditEntry(db, auditOf(claimed, { what: "done", customerId: made.customerId, detail }));
  });
}

type Reasons = (db: Db) => Promise<readonly OperationRefusal[]>;

function rejectAsSaid<P, T>(turn: Turn<P, T>, lines: readonly string[], seen: Seen): Promise<void> {
  const { performer, payload } = turn;
  return reject(
    turn,
    async (db) => (await performer.explainWith?.(db, { lines, payload, seen })) ?? performer.explain(lines, payload),
  );
}

/** The reasons are put together in the transaction that keeps them: who holds an account is told by name. */
function reject<P, T>(turn: Turn<P, T>, reasons: Reasons): Promise<void> {
  return move(turn, { state: "REJECTED", outcome: NO_OUTCOME, runAfter: null }, async (db) =>
    nameHolders(db, await reasons(db)),
  );
}

function seenIn<T>(back: ReadBack<T>): Seen {
  if (back.found === "other") return { refusals: back.refusals, around: null };
  return { refusals: [], around: back.found === "none" ? (back.around ?? null) : null };
}

function waitAndRetry<P, T>(turn: Turn<P, T>, trouble: UpstreamTrouble, askedMs: number | null): Promise<void> {
  const planned = RETRY_MS[Math.min(turn.claimed.attempts, RETRY_MS.length) - 1] ?? 0;
  const runAfter = new Date(now().getTime() + Math.max(askedMs ?? 0, planned));
  return move(turn, { state: "RETRY_WAIT", outcome: { trouble, refusals: [], made: null }, runAfter });
}

function lookAgain<P, T>(turn: Turn<P, T>, trouble: UpstreamTrouble, at: Date | null): Promise<void> {
  const waitMs = turn.performer.readBack ? nextLookInMs(turn.claimed.sentAt) : null;
  if (waitMs === null) return needReview(turn, trouble);
  const runAfter = at ?? new Date(now().getTime() + waitMs);
  return move(turn, { state: "UNKNOWN", outcome: { trouble, refusals: [], made: null }, runAfter });
}

/** Nothing is known yet, and not because of the upstream: another worker looks as soon as it may. */
function leaveToAnother<P, T>(turn: Turn<P, T>): Promise<void> {
  const { sentAt } = turn.claimed;
  const runAfter = new Date(now().getTime() + (sentAt === null ? settlingMs() : 0));
  return move(turn, { state: "UNKNOWN", outcome: { trouble: null, refusals: [], made: null }, runAfter });
}

/** Ever longer pauses since the request left (it just did when `sentAt` is null); null when a person has to look. */
function nextLookInMs(sentAt: Date | null): number | null {
  const ageMs = sentAt === null ? 0 : now().getTime() - sentAt.getTime();
  let dueMs = 0;
  for (const waitMs of lookAgainMs()) {
    dueMs += waitMs;
    if (ageMs < dueMs) return waitMs;
  }
  return null;
}

function needReview<P, T>(turn: Turn<P, T>, trouble: UpstreamTrouble): Promise<void> {
  return move(turn, { state: "NEEDS_REVIEW", outcome: { trouble, refusals: [], made: null }, runAfter: null });
}

async function move<P, T>(
  turn: Turn<P, T>,
  to: { state: OperationState; outcome: OperationOutcome; runAfter: Date | null },
  reasons: Reasons = async () => to.outcome.refusals,
): Promise<void> {
  const { scope, claimed, performer, payload } = turn;
  await settleFirmly(scope, async (db) => {
    const outcome = { ...to.outcome, refusals: await reasons(db), calls: lastOf(turn) };
    const isOurs = await moveOperation(db, claimed, { ...to, outcome, at: now(), keepSent: to.state !== "RETRY_WAIT" });
    if (!isOurs || !isSettled(to.state)) return;
    await performer.giveUp?.(db, payload, to.state === "REJECTED" ? "rejected" : "unknown");
    const detail = {
      refusals: outcome.refusals.map((refusal) => refusal.code).join(", "),
      trouble: to.outcome.trouble,
      calls: lastOf(turn),
    };
    const what = to.state === "REJECTED" ? "refused" : "needs-review";
    await addAuditEntry(db, auditOf(claimed, { what, customerId: claimed.customerId, detail }));
  });
}

/** A call that is sent again and again says little new. */
function lastOf<P, T>({ calls }: Turn<P, T>): readonly UpstreamCall[] {
  return calls.slice(-MOST_CALLS);
}

function auditOf(
  claimed: ClaimedOperation,
  { what, customerId, detail }: Pick<AuditEntry, "customerId" | "detail"> & { what: string },
): AuditEntry {
  const { actorId, actorName, subject, kind, id } = claimed;
  return { actorId, actorName, verb: `${kind}:${what}`, subject, customerId, operationId: id, detail };
}
