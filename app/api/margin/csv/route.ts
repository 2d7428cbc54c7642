import { staffRoute } from "@/lib/auth/define-route";
import { MARGIN_COLUMNS, marginFile } from "@/lib/domain/margin/margin-file";
import { marginListQuery } from "@/lib/domain/margin/margin-list-query";
import { exportMargins } from "@/lib/services/margin/export-margins";
import { csvText } from "@/lib/support/csv-text";
import { csvDownload } from "@/lib/support/download-headers";

/** The margins on screen as a file: same month, filters and order, all pages, each figure with its receipt. */
export const GET = staffRoute("margin:read", async ({ scope, search }) => {
  const { month, lines, sources } = await exportMargins(scope, marginListQuery(search));
  return csvDownload(`margin-${month}.csv`, csvText(MARGIN_COLUMNS, marginFile(lines, month, sources)));
});
