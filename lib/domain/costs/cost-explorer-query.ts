import { COST_PRESETS, type CostPreset, presetSpan, USUAL_PRESET } from "@/lib/domain/costs/cost-period-choice";
import {
  COST_INTERVALS,
  COST_SPLITS,
  type CostInterval,
  type CostQuestion,
  type CostSplit,
  type CostSubject,
  canBeAsked,
  type DimensionSplit,
  splitsOf,
} from "@/lib/domain/costs/cost-question";
import { type CalendarDate, parseCalendarDate } from "@/lib/domain/values/calendar-date";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import {
  choiceParam,
  paramOf,
  searchParam,
  type UrlParams,
  unlessDefault,
  urlParams,
} from "@/lib/domain/values/list-query";
import { type Month, monthOf, parseMonth, shiftMonth } from "@/lib/domain/values/month";

export const TOP_CHOICES = [5, 7, 10, 15] as const;
const USUAL_TOP = 7;

export const COST_LOOKS = ["bars", "lines"] as const;
export type CostLook = (typeof COST_LOOKS)[number];

/** What the explorer shows, as its address says. */
export interface CostExplorerQuery {
  readonly subject: CostSubject;
  readonly split: CostSplit | DimensionSplit;
  readonly within: string | null;
  readonly interval: CostInterval;
  /** From the first day up to and without the second, or the newest periods. */
  readonly period: CostPreset | { readonly from: CalendarDate; readonly to: CalendarDate };
  readonly top: number;
  readonly look: CostLook;
  readonly compare: boolean;
  /** The two months that "why did it change" tells apart; null: the last complete one and the one before. */
  readonly why: { readonly from: Month; readonly to: Month } | null;
}

export interface ExplorerGround {
  /** Null: the explorer of all customers and of the partner itself. */
  readonly customer: CustomerId | null;
  /** What else the upstream offers to split by. */
  readonly dimensions: readonly DimensionSplit[];
}

/** What cannot be asked in the way an address says is asked in the usual way. */
export function costExplorerQuery(params: UrlParams, { customer, dimensions }: ExplorerGround): CostExplorerQuery {
  const subject = subjectOf(params, customer);
  const wished = choiceParam(paramOf(params, "interval"), COST_INTERVALS, "monthly");
  const interval = splitsOf(subject.kind, wished).length > 0 ? wished : "monthly";
  const splits = [...COST_SPLITS, ...dimensions];
  const usual = usualSplit(subject);
  const split = choiceParam(paramOf(params, "split"), splits, usual);
  const named = searchParam(params, "within") || null;
  const asks = (by: typeof split, within: string | null) => canAsk({ subject, split: by, within, interval });
  return {
    subject,
    split: asks(split, null) ? split : usual,
    within: asks(split, named) ? named : null,
    interval,
    period: periodOf(params, interval),
    top: TOP_CHOICES.find((count) => String(count) === paramOf(params, "top")) ?? USUAL_TOP,
    look: choiceParam(paramOf(params, "look"), COST_LOOKS, "bars"),
    compare: paramOf(params, "compare") === "previous",
    why: whyOf(params),
  };
}

/** The same subject and look, with everything else as usual. */
export function clearedQuery({ subject, look, why }: CostExplorerQuery): CostExplorerQuery {
  return {
    subject,
    look,
    why,
    split: usualSplit(subject),
    within: null,
    interval: "monthly",
    period: USUAL_PRESET.monthly,
    top: USUAL_TOP,
    compare: false,
  };
}

/** As an address says it, without what is usual. */
export function toCostExplorerParams(query: CostExplorerQuery): URLSearchParams {
  const { subject, period, interval, why } = query;
  const isSpan = typeof period === "object";
  return urlParams([
    ["of", subject.kind === "customers" ? "customers" : undefined],
    ["split", unlessDefault(query.split, usualSplit(subject))],
    ["within", query.within ?? undefined],
    ["interval", unlessDefault(interval, "monthly")],
    ["period", isSpan ? undefined : unlessDefault(period, USUAL_PRESET[interval])],
    ["from", isSpan ? period.from : undefined],
    ["to", isSpan ? period.to : undefined],
    ["top", unlessDefault(query.top, USUAL_TOP)],
    ["look", unlessDefault(query.look, "bars")],
    ["compare", query.compare ? "previous" : undefined],
    ["why", why?.to],
    ["against", why?.from],
  ]);
}

export function questionOf(query: CostExplorerQuery, now: Date): CostQuestion {
  const { subject, split, within, interval, period, top } = query;
  const span = typeof period === "object" ? period : presetSpan(period, interval, now);
  const { from, to } = "from" in span ? span : { from: span.start, to: span.end };
  return { subject, split, within, interval, from, to, top };
}

/** The months asked about, or the last complete one and the one before it. */
export function whyMonths({ why }: CostExplorerQuery, now: Date): { readonly from: Month; readonly to: Month } {
  const last = shiftMonth(monthOf(now), -1);
  return why ?? { from: shiftMonth(last, -1), to: last };
}

/** Whether an interval or a split can be chosen beside all else that is. */
export function canAsk(asked: Pick<CostQuestion, "subject" | "split" | "within" | "interval">): boolean {
  return canBeAsked({ ...asked, ...ANY });
}

export function usualSplit(subject: CostSubject): CostSplit {
  return subject.kind === "customers" ? "customer" : "service";
}

const ANY = { from: "2000-01-01" as CalendarDate, to: "2000-01-01" as CalendarDate, top: USUAL_TOP };

function subjectOf(params: UrlParams, customer: CustomerId | null): CostSubject {
  if (customer !== null) return { kind: "customer", customer };
  return { kind: paramOf(params, "of") === "customers" ? "customers" : "partner" };
}

function periodOf(params: UrlParams, interval: CostInterval): CostExplorerQuery["period"] {
  const [from, to] = [parseCalendarDate(paramOf(params, "from")), parseCalendarDate(paramOf(params, "to"))];
  if (from !== null && to !== null && from < to) return { from, to };
  const text = paramOf(params, "period");
  return COST_PRESETS[interval].find((preset) => String(preset) === text) ?? USUAL_PRESET[interval];
}

function whyOf(params: UrlParams): CostExplorerQuery["why"] {
  const [from, to] = [parseMonth(paramOf(params, "against")), parseMonth(paramOf(params, "why"))];
  return from === null || to === null || from === to ? null : { from, to };
}
