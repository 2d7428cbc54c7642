import { REPORT_MAX_DAYS } from "@/lib/domain/usage/usage-report";

/** Instants as ISO text; the end is not included. */
export interface TimeSpan {
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;
const LONGEST_MS = REPORT_MAX_DAYS * DAY_MS;

/**
 * The spans HERE reports one by one, none longer than it allows, without gap or overlap. They end with a month wherever
 * there is a choice, so that rows by month are not cut in two.
 */
export function splitPeriod({ from, to }: TimeSpan): TimeSpan[] {
  const end = Date.parse(to);
  const spans: TimeSpan[] = [];
  let start = Date.parse(from);
  while (end - start > LONGEST_MS) {
    const cut = monthStart(start + LONGEST_MS);
    spans.push(span(start, cut));
    start = cut;
  }
  return [...spans, span(start, end)];
}

/** The halves of a span that came back cut: at a month's start near the middle, else at the midnight nearest to it. Null: one day at most. */
export function bisectSpan({ from, to }: TimeSpan): readonly [TimeSpan, TimeSpan] | null {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const length = end - start;
  if (length <= DAY_MS) return null;
  const middle = start + length / 2;
  const months = [monthStart(middle), monthStart(monthStart(middle) + 32 * DAY_MS)];
  const [month] = months
    .filter((at) => Math.abs(at - middle) <= length / 4)
    .sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  const cut = month ?? midnightWithin(start, end);
  return [span(start, cut), span(cut, end)];
}

/** Of a span of more than a day, the midnight nearest to its middle. */
function midnightWithin(start: number, end: number): number {
  const near = Math.round((start + end) / 2 / DAY_MS) * DAY_MS;
  if (near <= start) return near + DAY_MS;
  return near >= end ? near - DAY_MS : near;
}

function monthStart(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

function span(from: number, to: number): TimeSpan {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}
