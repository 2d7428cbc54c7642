import { countMovedPrices, type UnitPrices } from "@/lib/domain/pricing/unit-prices";
import { type CalendarDate, calendarDate, dateOf } from "@/lib/domain/values/calendar-date";
import { type Month, shiftMonth } from "@/lib/domain/values/month";

/** What a reading of a month's price report found a unit to cost. */
export interface PriceReading {
  readonly month: Month;
  readonly firstReadAt: string;
  readonly prices: UnitPrices;
}

/** `prices-changed`: a month has other unit prices than the one before. `priced-anew`: a month was given others afterwards. */
export interface PriceEvent {
  readonly kind: "prices-changed" | "priced-anew";
  readonly day: CalendarDate;
  readonly month: Month;
  readonly products: number;
}

/** Where unit prices moved between two readings. More or less usage is no event, nor is a product that comes or goes. */
export function priceEvents(readings: readonly PriceReading[]): PriceEvent[] {
  const ordered = [...readings].sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
  return ordered.flatMap((reading, at): PriceEvent[] => {
    const before = ordered[at - 1];
    const products = before === undefined ? 0 : countMovedPrices(before.prices, reading.prices);
    if (before === undefined || products === 0) return [];
    const { month, firstReadAt } = reading;
    if (before.month === month) return [{ kind: "priced-anew", day: dateOf(new Date(firstReadAt)), month, products }];
    if (shiftMonth(before.month, 1) !== month) return [];
    return [{ kind: "prices-changed", day: calendarDate(`${month}-01`), month, products }];
  });
}

function keyOf({ month, firstReadAt }: PriceReading): string {
  return `${month} ${firstReadAt}`;
}
