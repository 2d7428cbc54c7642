import "server-only";
import type { Db } from "@/lib/db/client";
import { fromDocument, toDocument } from "@/lib/db/document";
import { type Operation as OperationRow, Prisma } from "@/lib/db/generated/client";
import {
  isSettled,
  OPERATION_KINDS,
  OPERATION_STATES,
  type OperationKind,
  type OperationState,
} from "@/lib/domain/operations/operation";
import type { OperationRefusal, OperationView } from "@/lib/domain/operations/operation-view";
import { UpstreamCall } from "@/lib/domain/operations/upstream-call";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { Upstream, UpstreamTrouble } from "@/lib/domain/values/upstream";

export interface NewOperation {
  readonly id: string;
  readonly kind: OperationKind;
  readonly upstream: Upstream;
  /** What is written to, by its natural key: two operations on one key never run at once. */
  readonly resourceKey: string;
  readonly subject: string;
  readonly payload: object;
  readonly payloadHash: string;
  readonly customerId: CustomerId | null;
  readonly actorId: string;
  readonly actorName: string;
  /** The version of the row the writer saw; null for what does not exist yet. */
  readonly expectedVersion?: number | null;
  readonly batchId?: string | null;
  readonly wave?: number;
  /** Operations that must have succeeded before this one leaves. */
  readonly after?: readonly string[];
  /** Keys it writes besides its own; nothing else open may write them. */
  readonly covers?: readonly string[];
}

export interface OperationOutcome {
  readonly trouble: UpstreamTrouble | null;
  readonly refusals: readonly OperationRefusal[];
  readonly made: string | null;
  /** What a person says was made, for the worker to look up. */
  readonly adopt?: string | null;
  /** Each time it left, the last ones. */
  readonly calls?: readonly UpstreamCall[];
}

interface KeptOutcome extends OperationOutcome {
  readonly subject: string;
}

/** An operation in the hands of one worker; the fence tells it from whoever held it before. */
export interface ClaimedOperation {
  readonly id: string;
  readonly kind: OperationKind;
  readonly subject: string;
  readonly payload: unknown;
  readonly customerId: CustomerId | null;
  readonly actorId: string;
  readonly actorName: string;
  readonly fence: number;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  /** An answer of it was lost once: what stands upstream may be its own. */
  readonly inDoubt: boolean;
  readonly leaseUntil: Date;
  /** What a person says was made. */
  readonly adopt: string | null;
  readonly calls: readonly UpstreamCall[];
}

export const NO_OUTCOME: OperationOutcome = { trouble: null, refusals: [], made: null };

export async function insertOperation(db: Db, operation: NewOperation): Promise<void> {
  const { subject, payload, after, covers, ...columns } = operation;
  await db.operation.create({
    data: {
      ...columns,
      after: [...(after ?? [])],
      covers: [...(covers ?? [])],
      state: "QUEUED",
      payload: toDocument(payload),
      outcome: toDocument({ ...NO_OUTCOME, subject }),
    },
    select: { id: true },
  });
}

export interface FoundOperation {
  readonly view: OperationView;
  readonly payloadHash: string;
  readonly calls: readonly UpstreamCall[];
}

export async function findOperation(db: Db, id: string): Promise<FoundOperation | null> {
  const row = await db.operation.findUnique({ where: { id } });
  return row && { view: toView(row), payloadHash: row.payloadHash, calls: callsOf(row) };
}

/** Who writes to a key now or waits for it. */
export async function findOpenOperation(
  db: Db,
  upstream: Upstream,
  ...keys: readonly string[]
): Promise<OperationView | null> {
  const open = {
    upstream,
    OR: [{ resourceKey: { in: [...keys] } }, { covers: { hasSome: [...keys] } }],
    state: { notIn: ["SUCCEEDED", "REJECTED", "CANCELLED"] },
  };
  const row =
    (await db.operation.findFirst({ where: { ...open, chained: false } })) ??
    (await db.operation.findFirst({ where: { ...open, chained: true } }));
  return row && toView(row);
}

/** The newest first; those of a batch in the order in which they leave. */
export async function listOperations(
  db: Db,
  { skip, take, batchId }: { skip: number; take: number; batchId?: string },
): Promise<OperationView[]> {
  const rows = await db.operation.findMany({
    ...(batchId ? { where: { batchId } } : {}),
    orderBy: batchId ? [{ wave: "asc" }, { createdAt: "asc" }, { id: "asc" }] : [{ createdAt: "desc" }, { id: "asc" }],
    skip,
    take,
  });
  return rows.map(toView);
}

export async function countOperations(db: Db, batchId?: string): Promise<number> {
  return db.operation.count({ where: batchId ? { batchId } : {} });
}

export async function listOpenOperations(db: Db, customer: CustomerId): Promise<OperationView[]> {
  const rows = await db.operation.findMany({
    where: { customerId: customer, state: { notIn: ["SUCCEEDED", "REJECTED", "CANCELLED"] } },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(toView);
}

/**
 * What may be worked on: due, every operation it waits for succeeded, its batch not paused, and its upstream taking calls.
 * Without the last, a lane that is closed would use up tries.
 */
const IS_READY = Prisma.sql`
  o.state IN ('QUEUED', 'RETRY_WAIT', 'UNKNOWN') AND NOT o.chained
  AND NOT EXISTS (SELECT FROM operation d WHERE d.id = ANY (o.after) AND d.state <> 'SUCCEEDED')
  AND NOT EXISTS (SELECT FROM operation_batch b WHERE b.id = o.batch_id AND b.paused_at IS NOT NULL AND o.state = 'QUEUED')`;

/** Takes the next operation that is due, or one whose worker vanished; committed before anything is sent. */
export async function claimOperation(db: Db, leaseMs: number): Promise<ClaimedOperation | null> {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    UPDATE operation
    SET fence = fence + 1, state = 'IN_FLIGHT', attempts = attempts + 1, lease_until = now() + make_interval(secs => ${leaseMs}::float8 / 1000)
    WHERE id = (
      SELECT o.id FROM operation o JOIN upstream_lane l ON l.upstream = o.upstream
      WHERE (${IS_READY} AND o.run_after <= now()
          AND (l.paused_until IS NULL OR l.paused_until <= now()) AND (l.breaker = 'closed' OR l.probe_at <= now()))
         OR (o.state = 'IN_FLIGHT' AND o.lease_until < now())
      ORDER BY o.run_after
      FOR UPDATE OF o SKIP LOCKED
      LIMIT 1
    )
    RETURNING id`;
  if (!row) return null;
  const claimed = await db.operation.findUniqueOrThrow({ where: { id: row.id } });
  return toClaimed(claimed);
}

/** Commits that the request is about to leave; from here on only a read-back can tell whether it arrived. */
export async function markSent(db: Db, claimed: ClaimedOperation, at: Date): Promise<boolean> {
  const { count } = await db.operation.updateMany({
    where: { id: claimed.id, fence: claimed.fence, state: "IN_FLIGHT" },
    data: { sentAt: at },
  });
  return count === 1;
}

/** Puts an operation where its try left it. False when another worker has taken it since: nothing was changed then. */
export async function moveOperation(
  db: Db,
  claimed: ClaimedOperation,
  to: { state: OperationState; outcome: OperationOutcome; runAfter: Date | null; at: Date; keepSent: boolean },
): Promise<boolean> {
  const { count } = await db.operation.updateMany({
    where: { id: claimed.id, fence: claimed.fence, state: "IN_FLIGHT" },
    data: {
      state: to.state,
      outcome: toDocument({ ...to.outcome, subject: claimed.subject }),
      leaseUntil: null,
      ...(to.runAfter ? { runAfter: to.runAfter } : {}),
      ...(to.keepSent ? {} : { sentAt: null }),
      ...(to.state === "UNKNOWN" || claimed.sentAt !== null ? { inDoubt: true } : {}),
      settledAt: isSettled(to.state) && to.state !== "NEEDS_REVIEW" ? to.at : null,
    },
  });
  return count === 1;
}

/** When the next operation is due and its upstream takes calls again, for the worker's alarm. */
export async function nextDueAt(db: Db): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ due: Date | null }[]>`
    SELECT min(CASE WHEN o.state = 'IN_FLIGHT' THEN o.lease_until
      ELSE greatest(o.run_after, l.paused_until, CASE WHEN l.breaker <> 'closed' THEN l.probe_at END) END) AS due
    FROM operation o JOIN upstream_lane l ON l.upstream = o.upstream
    WHERE o.state = 'IN_FLIGHT' OR (${IS_READY})`;
  return row?.due ?? null;
}

export function toKind(text: string): OperationKind {
  const kind = OPERATION_KINDS.find((known) => known === text);
  if (!kind) throw new Error("An operation row holds an unknown kind");
  return kind;
}

function toClaimed(row: OperationRow): ClaimedOperation {
  return {
    id: row.id,
    kind: toKind(row.kind),
    subject: outcomeOf(row).subject,
    payload: row.payload,
    customerId: row.customerId as CustomerId | null,
    actorId: row.actorId,
    actorName: row.actorName,
    fence: row.fence,
    attempts: row.attempts,
    createdAt: row.createdAt,
    sentAt: row.sentAt,
    inDoubt: row.inDoubt,
    leaseUntil: row.leaseUntil ?? row.runAfter,
    adopt: outcomeOf(row).adopt ?? null,
    calls: callsOf(row),
  };
}

/** What was kept in another form is no call that can be shown. */
const Calls = UpstreamCall.array().catch([]);

export function callsOf(row: OperationRow): readonly UpstreamCall[] {
  return Calls.parse(outcomeOf(row).calls ?? []);
}

function outcomeOf(row: OperationRow): KeptOutcome {
  return row.outcome === null ? { ...NO_OUTCOME, subject: "" } : fromDocument<KeptOutcome>(row.outcome);
}

export function toView(row: OperationRow): OperationView {
  const { subject, trouble, refusals, made } = outcomeOf(row);
  return {
    id: row.id,
    kind: toKind(row.kind),
    state: OPERATION_STATES.find((known) => known === row.state) ?? "NEEDS_REVIEW",
    subject,
    customerId: row.customerId as CustomerId | null,
    actorName: row.actorName,
    createdAt: row.createdAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
    dueAt: row.runAfter.toISOString(),
    attempts: row.attempts,
    batchId: row.batchId,
    wave: row.wave,
    trouble,
    refusals,
    made,
  };
}
