import "server-only";
import { inTransaction } from "@/lib/db/client";
import { type CustomerFacts, listMarginFacts } from "@/lib/db/margin-fact-rows";
import { putMarginLines } from "@/lib/db/margin-line-rows";
import { putPartnerMonth, sumPartnerMonth, takeDueMonths } from "@/lib/db/margin-month-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { makeMarginBridge } from "@/lib/domain/margin/margin-bridge";
import type { MarginLine } from "@/lib/domain/margin/margin-line";
import { now } from "@/lib/support/clock";

const TIMEOUT_MS = 600_000;

/** Works out all customers' margins anew for the months in which something changed; how many months there were. */
export function rollUpMargins(scope: SystemScope): Promise<number> {
  return inTransaction(
    scope,
    async (db) => {
      const due = await takeDueMonths(db);
      for (const month of due) {
        const at = now();
        const sum = await sumPartnerMonth(db, month);
        if (sum === null) continue;
        await putMarginLines(db, month, (await listMarginFacts(db, month, null)).map(toLine));
        await putPartnerMonth(db, sum.whole, { at, historyId: sum.historyId });
      }
      return due.length;
    },
    { timeoutMs: TIMEOUT_MS },
  );
}

function toLine({ customer, facts, readings }: CustomerFacts): MarginLine {
  const { currency, partner, exclusions, customer: billed, billed: byBill, priced } = makeMarginBridge(facts);
  const readAt = [readings.partner?.fetchedAt, readings.customer?.fetchedAt, readings.priceReadAt];
  return {
    customer,
    currency,
    partner,
    exclusions,
    billed,
    prices: facts.price.state === "known" ? facts.price.amounts : [],
    margin: { billed: byBill, priced },
    readAt: readAt.flatMap((one) => one ?? []).sort()[0] ?? null,
  };
}
