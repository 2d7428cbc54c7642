import { staffRoute } from "@/lib/auth/define-route";
import { UNASSIGNED_LINE_COLUMNS, unassignedLine } from "@/lib/domain/accounts/unassigned-lines";
import { unassignedQuery } from "@/lib/domain/accounts/unassigned-query";
import { exportUnassigned } from "@/lib/services/assignments/load-unassigned";
import { now } from "@/lib/support/clock";
import { csvStream } from "@/lib/support/csv-stream";

/** The unassigned accounts on screen as a file: same filters, same order, all pages. */
export const GET = staffRoute("assignments:read", async ({ scope, search }) => {
  const query = unassignedQuery(search);
  return csvStream({
    name: `unassigned-accounts-${now().toISOString().slice(0, 10)}.csv`,
    columns: UNASSIGNED_LINE_COLUMNS,
    write: (take) =>
      exportUnassigned(scope, query, (rows, months) => take(rows.map((row) => unassignedLine(row, months)))),
  });
});
