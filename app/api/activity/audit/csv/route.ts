import { staffRoute } from "@/lib/auth/define-route";
import { AUDIT_CSV_COLUMNS, auditCsvLine } from "@/lib/domain/activity/audit-csv";
import { auditListQuery } from "@/lib/domain/activity/audit-list-query";
import { exportAudit } from "@/lib/services/activity/load-audit";
import { now } from "@/lib/support/clock";
import { csvStream } from "@/lib/support/csv-stream";

/** The entries on screen as a file: same filters, all pages. */
export const GET = staffRoute("activity:read", async ({ scope, search }) => {
  const query = auditListQuery(search);
  return csvStream({
    name: `audit-${now().toISOString().slice(0, 10)}.csv`,
    columns: AUDIT_CSV_COLUMNS,
    write: (take) => exportAudit(scope, query, (lines) => take(lines.map(auditCsvLine))),
  });
});
