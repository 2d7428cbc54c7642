import "server-only";
import { addAuditEntry } from "@/lib/db/audit-rows";
import { type Db, inTransaction, withScope } from "@/lib/db/client";
import { findOperation } from "@/lib/db/operation-rows";
import { findUsageReport } from "@/lib/db/report-rows";
import { findUsagePart, reopenPart } from "@/lib/db/usage-part-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { type PartRetryRequest, partRetries } from "@/lib/domain/usage/part-retries";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { recordPartRequest } from "@/lib/operations/record-usage-parts";
import { watchUsagePartSoon } from "@/lib/operations/watch-usage-part-soon";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";
import { nameSubject } from "@/lib/services/usage/name-subject";
import { now } from "@/lib/support/clock";

export type RetryUsagePartRefusal = NotPermitted | { readonly code: "retry-late" };

/** Looks once more for a part that failed, or asks HERE for it anew, as a person chose. */
export async function retryUsagePart(
  scope: StaffScope,
  { partId, retry, operationId }: PartRetryRequest,
): Promise<Result<{ readonly partId: string }, RetryUsagePartRefusal>> {
  const forbidden = whyNotPermitted(scope, "usage:request");
  if (forbidden) return refuse(forbidden);
  const isPutBack = await inTransaction(scope, (db) => putBack(db, scope, { partId, retry, operationId }));
  // Sent twice by one form: the other time has put the part back.
  const isDone = isPutBack || (await withScope(scope, (db) => findOperation(db, operationId))) !== null;
  return isDone ? ok({ partId }) : refuse({ code: "retry-late" });
}

async function putBack(db: Db, scope: StaffScope, { partId, retry, operationId }: PartRetryRequest): Promise<boolean> {
  const part = await findUsagePart(db, partId);
  const report = part && (await findUsageReport(db, part.reportId));
  if (!part || !report || !partRetries(part.progress).includes(retry)) return false;
  const to =
    retry === "ask" ? ({ state: "sending", operationId } as const) : ({ state: "requested", at: now() } as const);
  if (!(await reopenPart(db, partId, to))) return false;
  const subject = await nameSubject(db, report);
  if (retry === "ask") {
    await recordPartRequest(db, { id: scope.userId, name: scope.name }, { report, part, operationId, subject });
    return true;
  }
  await watchUsagePartSoon(db, partId);
  await addAuditEntry(db, {
    actorId: scope.userId,
    actorName: scope.name,
    verb: "usage-part:fetched-again",
    subject,
    customerId: report.customerId,
    operationId: part.operationId,
    detail: { reportId: report.id, partId },
  });
  return true;
}
