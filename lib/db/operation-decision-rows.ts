import "server-only";
import type { Db } from "@/lib/db/client";
import { toDocument } from "@/lib/db/document";
import { callsOf, type OperationOutcome, toView } from "@/lib/db/operation-rows";
import { isSettled, type OperationState } from "@/lib/domain/operations/operation";
import type { OperationView } from "@/lib/domain/operations/operation-view";
import type { UpstreamCall } from "@/lib/domain/operations/upstream-call";

export interface LockedOperation {
  readonly view: OperationView;
  readonly payload: unknown;
  readonly calls: readonly UpstreamCall[];
}

/** An operation that a person decides about; nobody else moves it until the transaction ends. */
export async function lockOperation(db: Db, id: string): Promise<LockedOperation | null> {
  await db.$queryRaw`SELECT FROM operation WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await db.operation.findUnique({ where: { id } });
  return row && { view: toView(row), payload: row.payload, calls: callsOf(row) };
}

/** Puts an operation where a person wants it. The fence moves on, so that whoever still holds it changes nothing. */
export async function putDecision(
  db: Db,
  id: string,
  to: { state: OperationState; outcome: OperationOutcome; subject: string; forgetSent: boolean; at: Date },
): Promise<void> {
  await db.operation.update({
    where: { id },
    data: {
      state: to.state,
      outcome: toDocument({ ...to.outcome, subject: to.subject }),
      fence: { increment: 1 },
      leaseUntil: null,
      runAfter: to.at,
      settledAt: isSettled(to.state) ? to.at : null,
      chained: false,
      ...(to.forgetSent ? { sentAt: null, attempts: 0 } : {}),
    },
    select: { id: true },
  });
}
