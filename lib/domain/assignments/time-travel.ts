import { type CalendarDate, dateOf, parseCalendarDate, startOfDate } from "@/lib/domain/values/calendar-date";
import { paramOf, type UrlParams } from "@/lib/domain/values/list-query";

/** What was so from `validFrom` on, as Headwater learned at `knownFrom`. A history lists them in the order they were learned. */
export interface Dated {
  readonly validFrom: string;
  readonly knownFrom: string;
}

/** An instant and a moment of knowing it. */
export interface Vantage {
  readonly at: Date;
  readonly known: Date;
}

/**
 * What was so at an instant, as was known at a moment: what was learned last of all that had begun by then. Whatever is
 * learned says how it is from its beginning on, and so takes the place of what was believed of that time before. Null:
 * nothing was known of that instant.
 */
export function entryAt<E extends Dated>(history: readonly E[], { at, known }: Vantage): E | null {
  return (
    history.findLast(
      ({ validFrom, knownFrom }) => Date.parse(knownFrom) <= known.getTime() && Date.parse(validFrom) <= at.getTime(),
    ) ?? null
  );
}

export interface Removable extends Dated {
  readonly removed: boolean;
}

export type Answer<E> =
  | { readonly state: "unknown" }
  | { readonly state: "nobody"; readonly entry: E }
  | { readonly state: "held"; readonly entry: E };

/** Who had an account at an instant, as was known at a moment. */
export function assignmentAt<E extends Removable>(history: readonly E[], vantage: Vantage): Answer<E> {
  const entry = entryAt(history, vantage);
  if (entry === null) return { state: "unknown" };
  return { state: entry.removed ? "nobody" : "held", entry };
}

export interface Span<E> {
  readonly entry: E;
  /** Up to and without this instant; null while it lasts. As is known by the end of the history. */
  readonly validTo: string | null;
  /** What was learned later begins no later: it never held, as is known now. */
  readonly isOverridden: boolean;
}

/** Each entry with the end that those learned after it put to it. */
export function spansOf<E extends Dated>(history: readonly E[]): Span<E>[] {
  let end: string | null = null;
  return history
    .toReversed()
    .map((entry) => {
      const span = {
        entry,
        validTo: end,
        isOverridden: end !== null && Date.parse(end) <= Date.parse(entry.validFrom),
      };
      if (end === null || Date.parse(entry.validFrom) < Date.parse(end)) end = entry.validFrom;
      return span;
    })
    .toReversed();
}

/** Whether two answers say the same of who has an account and whose bill it is on. */
export function saysTheSame<E extends Removable & { readonly customer: string; readonly payer: string }>(
  one: Answer<E>,
  other: Answer<E>,
): boolean {
  if (one.state !== "held" || other.state !== "held") return one.state === other.state;
  return one.entry.customer === other.entry.customer && one.entry.payer === other.entry.payer;
}

/** Later than anything: all that was learned so far. */
export const TODAY_WE_KNOW = new Date(8.64e15);

/** When a page stands in time: `?at=` and `?known=`, each a day in UTC (its end counts) or an instant with its zone. */
export interface Travel extends Vantage {
  /** As they stand in the address, to be carried along; null where none was given. */
  readonly params: { readonly at: string | null; readonly known: string | null };
  /** The days to show in a form. */
  readonly days: { readonly at: string; readonly known: string };
  /** The first instant of the day asked for; null when an instant was. */
  readonly dayStart: Date | null;
  /** Whether a day was named, not an instant. */
  readonly isDay: { readonly at: boolean; readonly known: boolean };
}

export type TravelAsked = { readonly travel: Travel | null; readonly unreadable: readonly string[] };

/** Without `known`, what is known now; without `at`, how it was thought to be at `known`. */
export function travelAsked(params: UrlParams, now: Date): TravelAsked {
  const given = { at: paramOf(params, "at"), known: paramOf(params, "known") };
  const read = { at: parseMoment(given.at), known: parseMoment(given.known) };
  const unreadable = (["at", "known"] as const).filter((name) => given[name] !== "" && read[name] === null);
  if (read.at === null && read.known === null)
    return { travel: null, unreadable: unreadable.map((name) => given[name]) };
  const isDay = { at: parseCalendarDate(given.at) !== null, known: parseCalendarDate(given.known) !== null };
  const known = read.known ?? now;
  const at = read.at ?? known;
  const travel = {
    at,
    known,
    params: { at: read.at && given.at, known: read.known && given.known },
    days: { at: dateOf(at), known: read.known ? dateOf(known) : "" },
    dayStart: isDay.at ? startOfDate(dateOf(at)) : null,
    isDay: { at: read.at ? isDay.at : isDay.known, known: isDay.known },
  };
  return { travel, unreadable: unreadable.map((name) => given[name]) };
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

function parseMoment(text: string): Date | null {
  const day = parseCalendarDate(text);
  if (day !== null) return endOf(day);
  const written = INSTANT.exec(text)?.[1];
  if (written === undefined || parseCalendarDate(written) === null) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time);
}

const DAY_MS = 86_400_000;

/** The day's last millisecond, the finest step of what is kept. */
function endOf(day: CalendarDate): Date {
  return new Date(startOfDate(day).getTime() + DAY_MS - 1);
}
