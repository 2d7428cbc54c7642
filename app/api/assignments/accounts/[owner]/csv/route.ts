import { notThere, staffRoute } from "@/lib/auth/define-route";
import { ACCOUNT_HISTORY_COLUMNS, accountHistoryLines } from "@/lib/domain/assignments/account-history-lines";
import { accountInPath } from "@/lib/domain/values/aws-account-id";
import { loadAccountPage } from "@/lib/services/assignments/load-account-page";
import { csvText } from "@/lib/support/csv-text";
import { csvDownload } from "@/lib/support/download-headers";

/** Who had an account, from when to when, and since when that is known: every line that is kept. */
export const GET = staffRoute("assignments:read", async ({ scope, params }) => {
  const owner = accountInPath(params.owner ?? "");
  if (owner === null) return notThere();
  const { history } = await loadAccountPage(scope, owner);
  return csvDownload(`account-${owner}-history.csv`, csvText(ACCOUNT_HISTORY_COLUMNS, accountHistoryLines(history)));
});
