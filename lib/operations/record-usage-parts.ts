import "server-only";
import type { Db } from "@/lib/db/client";
import { insertUsagePart } from "@/lib/db/usage-part-rows";
import type { TimeSpan } from "@/lib/domain/usage/split-period";
import type { UsageReport } from "@/lib/domain/usage/usage-report";
import type { UsageReportPayload } from "@/lib/operations/perform-request-usage-report";
import { type OperationActor, recordInTransaction } from "@/lib/operations/record-operation";
import { idFrom } from "@/lib/support/ids";

export interface NewUsageParts {
  readonly report: Pick<UsageReport, "id" | "customerId" | "request">;
  readonly spans: readonly TimeSpan[];
  readonly firstSeq: number;
  /** The part whose place they take. */
  readonly parentId?: string;
  /** Whose usage it is, in a person's words. */
  readonly subject: string;
}

/** Puts the parts of a report and the request for each into a transaction under way. Ids follow from the report's. */
export async function recordUsageParts(db: Db, actor: OperationActor, parts: NewUsageParts): Promise<void> {
  const { report, firstSeq, parentId, subject } = parts;
  for (const [at, span] of parts.spans.entries()) {
    const seq = firstSeq + at;
    const id = idFrom(`usage part ${report.id} ${seq}`);
    const part = { ...span, id, reportId: report.id, customerId: report.customerId, seq, operationId: id };
    await insertUsagePart(db, { ...part, ...(parentId === undefined ? {} : { parentId }) });
    await recordPartRequest(db, actor, { report, part, operationId: id, subject });
  }
}

export interface PartRequest {
  readonly report: Pick<UsageReport, "id" | "customerId" | "request">;
  readonly part: TimeSpan & { readonly id: string };
  readonly operationId: string;
  readonly subject: string;
}

/** The intent to ask HERE for one part. */
export async function recordPartRequest(db: Db, actor: OperationActor, ask: PartRequest): Promise<void> {
  const { report, part, operationId, subject } = ask;
  const payload: UsageReportPayload = {
    partId: part.id,
    reportId: report.id,
    customerId: report.customerId,
    from: part.from,
    to: part.to,
    request: report.request,
  };
  await recordInTransaction(db, actor, {
    id: operationId,
    kind: "request-usage-report",
    upstream: "here",
    resourceKey: `usage-part:${part.id}`,
    subject,
    payload,
    customerId: report.customerId,
  });
}
