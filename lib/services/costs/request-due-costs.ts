import "server-only";
import { withScope } from "@/lib/db/client";
import { listDueCustomers, listDueStatementMonths } from "@/lib/db/cost-due-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { monthOf, monthsUpTo, shiftMonth } from "@/lib/domain/values/month";
import { ratePerMinute } from "@/lib/operations/rate-per-minute";
import { requestRefresh } from "@/lib/services/sync/request-refresh";
import { now } from "@/lib/support/clock";

/** How often this is called, and how many calls a customer's costs take when some of them are new. */
const ROUND_MINUTES = 15;
const CALLS_A_CUSTOMER = 3;
/** Of the upstream's rate limit; the rest is for lists, pages and writes. */
const SHARE = 0.5;
/** CloudHealth bills about three times a day (cloudhealth.md 12). */
const EVERY_MS = 6 * 3_600_000;
const STATEMENT_MONTHS = 13;
/** A month of a partner with thousands of customers is dozens of pages: one month a round. */
const STATEMENTS_EVERY_MS = 12 * 3_600_000;

/** Asks for the costs that are oldest, as many as a share of the rate limit allows until the next round. */
export async function requestDueCosts(scope: SystemScope): Promise<void> {
  const at = now().getTime();
  const most = Math.max(1, Math.floor((ratePerMinute("cloudhealth") * ROUND_MINUTES * SHARE) / CALLS_A_CUSTOMER));
  const since = new Date(at - EVERY_MS);
  for (const customer of await withScope(scope, (db) => listDueCustomers(db, { since, most })))
    await requestRefresh(scope, { kind: "cost", key: customer, customer, isPatient: true });
  const closed = monthsUpTo(shiftMonth(monthOf(now()), -1), STATEMENT_MONTHS).reverse();
  const statementsSince = new Date(at - STATEMENTS_EVERY_MS);
  const [month] = await withScope(scope, (db) => listDueStatementMonths(db, closed, statementsSince));
  if (month) await requestRefresh(scope, { kind: "cost-statements", key: month, customer: null, isPatient: true });
}
