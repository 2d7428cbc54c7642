/** A calendar month in UTC, `YYYY-MM`. Billing months are calendar months in UTC. */
export type Month = string & { readonly __brand: "Month" };

/** Half open: from is included, to is not. Both are ISO instants in UTC. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export function parseMonth(text: string): Month | null {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? (text as Month) : null;
}

export function month(text: string): Month {
  const parsed = parseMonth(text);
  if (parsed === null) throw new Error("Not a month");
  return parsed;
}

export function monthOf(instant: Date): Month {
  return instant.toISOString().slice(0, 7) as Month;
}

export function shiftMonth(start: Month, by: number): Month {
  const [year = 0, number = 1] = start.split("-").map(Number);
  return monthOf(new Date(Date.UTC(year, number - 1 + by, 1)));
}

/** The months up to and with `last`, oldest first. */
export function monthsUpTo(last: Month, count: number): Month[] {
  return Array.from({ length: count }, (_, index) => shiftMonth(last, index - count + 1));
}

export function periodOfMonth(of: Month): Period {
  return { from: `${of}-01T00:00:00.000Z`, to: `${shiftMonth(of, 1)}-01T00:00:00.000Z` };
}

export function isUnderWay(of: Month, now: Date): boolean {
  return monthOf(now) === of;
}
