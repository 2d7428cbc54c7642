import { staffRoute } from "@/lib/auth/define-route";
import { ACCOUNT_CSV_COLUMNS, accountCsvLine } from "@/lib/domain/accounts/account-csv";
import { accountListQuery } from "@/lib/domain/accounts/account-list-query";
import { exportAccounts } from "@/lib/services/assignments/export-accounts";
import { now } from "@/lib/support/clock";
import { csvStream } from "@/lib/support/csv-stream";

/** The accounts on screen as a file: same filters, same order, all pages. */
export const GET = staffRoute("assignments:read", async ({ scope, search }) => {
  const query = accountListQuery(search);
  return csvStream({
    name: `assignments-${now().toISOString().slice(0, 10)}.csv`,
    columns: ACCOUNT_CSV_COLUMNS,
    write: (take) => exportAccounts(scope, query, (lines) => take(lines.map(accountCsvLine))),
  });
});
