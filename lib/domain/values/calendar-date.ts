/** A day in UTC, `YYYY-MM-DD`. */
export type CalendarDate = string & { readonly __brand: "CalendarDate" };

const DAY_MS = 86_400_000;

/** Returns null for anything but an existing day: 30 February is none. */
export function parseCalendarDate(text: string): CalendarDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00.000Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return null;
  return text as CalendarDate;
}

export function calendarDate(text: string): CalendarDate {
  const parsed = parseCalendarDate(text);
  if (parsed === null) throw new Error("Not a calendar date");
  return parsed;
}

export function dateOf(instant: Date): CalendarDate {
  return calendarDate(instant.toISOString().slice(0, 10));
}

/** The day's first instant. */
export function startOfDate(date: CalendarDate): Date {
  return new Date(`${date}T00:00:00.000Z`);
}

/** From the first day up to and without the second; negative when they are the wrong way round. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return (startOfDate(to).getTime() - startOfDate(from).getTime()) / DAY_MS;
}

export function shiftDate(date: CalendarDate, days: number): CalendarDate {
  return dateOf(new Date(startOfDate(date).getTime() + days * DAY_MS));
}
