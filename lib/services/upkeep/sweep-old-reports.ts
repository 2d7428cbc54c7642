import "server-only";
import { inTransaction, withScope } from "@/lib/db/client";
import { dropUsageRows } from "@/lib/db/usage-part-tables";
import { deleteUsageReport, listExpiredReports } from "@/lib/db/usage-retention-rows";
import type { SystemScope } from "@/lib/domain/access/scope";

const AT_ONCE = 50;

/** Drops usage reports that are older than reports are kept: their files, their rows and themselves. */
export async function sweepOldReports(scope: SystemScope): Promise<number> {
  for (let swept = 0; ; ) {
    const expired = await withScope(scope, (db) => listExpiredReports(db, AT_ONCE));
    for (const { id, parts } of expired) {
      await inTransaction(scope, async (db) => {
        for (const part of parts) await dropUsageRows(db, part);
        await deleteUsageReport(db, id);
      });
    }
    swept += expired.length;
    if (expired.length < AT_ONCE) return swept;
  }
}
