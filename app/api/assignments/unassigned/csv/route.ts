import { staffRoute } from "@/lib/auth/define-route";
import { UNASSIGNED_LINE_COLUMNS, unassignedLine } from "@/lib/domain/accounts/unassigned-lines";
import { unassignedQuery } from "@/lib/domain/accounts/unassigned-query";
import { exportUnassigned } from "@/lib/services/assignments/load-unassigned";
import { now } from "@/lib/support/clock";
import { csvText } from "@/lib/support/csv-text";
import { csvDownload } from "@/lib/support/download-headers";

/** The unassigned accounts on screen as a file: same filters, same order, all pages. */
export const GET = staffRoute("assignments:read", async ({ scope, search }) => {
  const { rows, ...months } = await exportUnassigned(scope, unassignedQuery(search));
  const lines = rows.map((row) => unassignedLine(row, months));
  const day = now().toISOString().slice(0, 10);
  return csvDownload(`unassigned-accounts-${day}.csv`, csvText(UNASSIGNED_LINE_COLUMNS, lines));
});
