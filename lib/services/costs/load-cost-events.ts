import "server-only";
import { listEntriesAround } from "@/lib/db/assignment-history-rows";
import { type Db, withScope } from "@/lib/db/client";
import { findFirstLook, listBillingSwitches } from "@/lib/db/cost-change-rows";
import { nameAccounts } from "@/lib/db/known-account-rows";
import { listPriceReadings } from "@/lib/db/price-reading-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { type AccountMoveEvent, accountMoves } from "@/lib/domain/costs/account-moves";
import type { CostPeriod } from "@/lib/domain/costs/cost-chart";
import type { CostEvent } from "@/lib/domain/costs/cost-event";
import { priceEvents } from "@/lib/domain/pricing/price-events";
import type { CalendarDate } from "@/lib/domain/values/calendar-date";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { month, shiftMonth } from "@/lib/domain/values/month";
import { demand } from "@/lib/services/access/permit";

/** What happened to a customer in a span that can show in its cost, by day. */
export function loadCostEvents(scope: StaffScope, customer: CustomerId, span: CostPeriod): Promise<CostEvent[]> {
  demand(scope, "costs:read");
  return withScope(scope, async (db) => {
    const moves = await findMoves(db, customer, span);
    const switches = await listBillingSwitches(db, customer);
    const names = await nameAccounts(
      db,
      moves.map(({ owner }) => owner),
    );
    // What the first month of the span is priced otherwise than stands in the one before.
    const [from, to] = [shiftMonth(month(span.start.slice(0, 7)), -1), month(span.end.slice(0, 7))];
    const prices = priceEvents(await listPriceReadings(db, customer, { from, to }));
    const within = ({ day }: { readonly day: CalendarDate }) => day >= span.start && day < span.end;
    const events: CostEvent[] = [
      ...prices.filter(within),
      ...moves.map((move) => ({ ...move, name: names.get(move.owner) ?? move.owner })),
      ...switches
        .filter(within)
        .map(({ day, isOn }) => ({ kind: isOn ? ("billing-on" as const) : ("billing-off" as const), day })),
    ];
    return events.sort((left, right) => (left.day < right.day ? -1 : left.day > right.day ? 1 : 0));
  });
}

export async function findMoves(db: Db, customer: CustomerId, { start, end }: CostPeriod): Promise<AccountMoveEvent[]> {
  const entries = await listEntriesAround(db, customer);
  return accountMoves(entries, customer, await findFirstLook(db)).filter(({ day }) => day >= start && day < end);
}
