import "server-only";
import { type Db, inTransaction } from "@/lib/db/client";
import { findRequester, findUsageReport } from "@/lib/db/report-rows";
import {
  hasTwinFile,
  type KeptPart,
  nextPartSeq,
  notePartReady,
  notePartSplit,
  type WatchedPart,
} from "@/lib/db/usage-part-rows";
import { holdUsageReport, shareUsageReport } from "@/lib/db/usage-share-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { bisectSpan } from "@/lib/domain/usage/split-period";
import { REPORT_ROW_CAP } from "@/lib/domain/usage/usage-report";
import { recordUsageParts } from "@/lib/operations/record-usage-parts";
import { dropUsagePart } from "@/lib/services/usage/drop-usage-part";
import { nameSubject } from "@/lib/services/usage/name-subject";
import { now } from "@/lib/support/clock";

/**
 * A kept part is ready, unless it has just as many rows as HERE writes at most: then it may be cut, its rows are dropped
 * and its halves are asked for in its place. Of a single day there are no halves; it is kept, and pages say so.
 */
export async function settleKeptPart(scope: SystemScope, part: WatchedPart, kept: KeptPart): Promise<void> {
  const halves = kept.rows >= REPORT_ROW_CAP ? bisectSpan(part) : null;
  await inTransaction(scope, async (db) => {
    if (halves === null) {
      const repeats = (await hasTwinFile(db, part, kept.sha256)) ? kept.rows : kept.repeats;
      await holdUsageReport(db, part.reportId);
      await notePartReady(db, part.id, { ...kept, repeats, at: now() });
      const report = await findUsageReport(db, part.reportId);
      if (report?.progress.at === "ready") await shareUsageReport(db, report.id);
      return;
    }
    if (!(await notePartSplit(db, part.id, kept.rows))) return;
    await dropUsagePart(db, part.id);
    await askForHalves(db, part, halves);
  });
}

async function askForHalves(
  db: Db,
  part: WatchedPart,
  halves: NonNullable<ReturnType<typeof bisectSpan>>,
): Promise<void> {
  const report = await findUsageReport(db, part.reportId);
  const requester = await findRequester(db, part.reportId);
  if (!report || !requester) return;
  await recordUsageParts(db, requester, {
    report,
    spans: halves,
    firstSeq: await nextPartSeq(db, part.reportId),
    parentId: part.id,
    subject: await nameSubject(db, report),
  });
}
