import "server-only";
import { withScope } from "@/lib/db/client";
import { listReceipts } from "@/lib/db/cost-receipt-rows";
import { mapMonthStatements } from "@/lib/db/cost-statement-rows";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import type { CostReceipt } from "@/lib/domain/costs/cost-receipt";
import { monthsOf, periodState } from "@/lib/domain/costs/make-charts";
import { isId } from "@/lib/domain/values/record-id";
import { demand } from "@/lib/services/access/permit";
import { now } from "@/lib/support/clock";

const MOST = 100;

/** Where figures come from, by the readings they name; of a customer's person only that customer's own. */
export function receiptOf(scope: StaffScope | ViewerScope, readings: readonly string[]): Promise<CostReceipt[]> {
  demand(scope, scope.kind === "viewer" ? "own:read" : "costs:read");
  const at = now();
  return withScope(scope, async (db) => {
    const receipts = await listReceipts(db, readings.filter(isId).slice(0, MOST));
    return Promise.all(
      receipts.map(async (receipt) => {
        const months = [...new Set(receipt.periods.flatMap(monthsOf))];
        const statements = await mapMonthStatements(db, receipt.subject, months);
        const periods = receipt.periods.map((period) => ({ ...period, state: periodState(period, statements, at) }));
        return { ...receipt, periods };
      }),
    );
  });
}
