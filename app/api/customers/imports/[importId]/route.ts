import { notThere, staffRoute } from "@/lib/auth/define-route";
import { refusedFile } from "@/lib/domain/customers/refused-file";
import { isId } from "@/lib/domain/values/record-id";
import { loadRefusedRows } from "@/lib/services/customers/load-customer-import";
import { csvText } from "@/lib/support/csv-text";
import { csvDownload } from "@/lib/support/download-headers";

/** The rows of an import that nothing came of, to mend and send again. */
export const GET = staffRoute("customers:read", async ({ scope, params }) => {
  const { importId = "" } = params;
  const refused = isId(importId) ? await loadRefusedRows(scope, importId) : null;
  if (refused === null) return notThere();
  const { columns, lines } = refusedFile(refused);
  return csvDownload("customers-refused.csv", csvText(columns, lines));
});
