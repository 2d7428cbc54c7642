import "server-only";
import { withScope } from "@/lib/db/client";
import { listCalls } from "@/lib/db/cost-receipt-rows";
import { listMarginLines } from "@/lib/db/margin-line-rows";
import { listPartnerMonths } from "@/lib/db/margin-month-rows";
import { listPriceCalls } from "@/lib/db/price-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { chooseMonth } from "@/lib/domain/margin/choose-month";
import type { MarginListQuery } from "@/lib/domain/margin/margin-list-query";
import { demand } from "@/lib/services/access/permit";
import { now } from "@/lib/support/clock";

/** Every customer the filters let through, in the list's order, with the calls its costs come from. */
export function exportMargins(scope: StaffScope, query: MarginListQuery) {
  demand(scope, "margin:read");
  const at = now();
  return withScope(scope, async (db) => {
    const months = (await listPartnerMonths(db)).map((one) => one.month);
    const month = chooseMonth(query.month, months, at);
    const { lines } = await listMarginLines(db, month, { query, now: at, isWhole: true });
    const readings = lines.flatMap((line) => [line.readings.partner ?? [], line.readings.customer ?? []].flat());
    const calls = await listCalls(db, [...new Set(readings)]);
    return { month, lines, sources: { calls, priceCalls: await listPriceCalls(db, month) } };
  });
}
