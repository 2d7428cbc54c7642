import "server-only";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import type { CostChart } from "@/lib/domain/costs/cost-chart";
import type { CostHistory } from "@/lib/domain/costs/cost-history";
import type { CostSubject } from "@/lib/domain/costs/cost-question";
import { calendarDate } from "@/lib/domain/values/calendar-date";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { currency } from "@/lib/domain/values/money";
import { month } from "@/lib/domain/values/month";
import type { Cached } from "@/lib/domain/values/upstream";
import { loadCostSeries } from "@/lib/services/costs/load-cost-series";

const ALWAYS = { from: calendarDate("2000-01-01"), to: calendarDate("9999-12-31") };
const ALL = 1_000_000;

/** What a customer is billed, as CloudHealth wrote it for that customer; answered from the cache, refreshed behind it. */
export function loadCostHistory(scope: StaffScope | ViewerScope, customer: CustomerId): Promise<Cached<CostHistory>> {
  return load(scope, { kind: "customer", customer });
}

/** The partner's own cost over all of its accounts, assigned or not. */
export function loadPartnerCostHistory(scope: StaffScope): Promise<Cached<CostHistory>> {
  return load(scope, { kind: "partner" });
}

async function load(scope: StaffScope | ViewerScope, subject: CostSubject): Promise<Cached<CostHistory>> {
  const question = { subject, split: "service", within: null, interval: "monthly", ...ALWAYS, top: ALL } as const;
  const answer = await loadCostSeries(scope, question);
  return answer.state === "absent" ? answer : { ...answer, value: toHistory(answer.value.charts[0]) };
}

function toHistory(chart: CostChart | undefined): CostHistory {
  if (!chart)
    return { currency: currency("USD"), months: [], states: [], readings: [], series: [], totals: [], adds: true };
  return {
    currency: chart.currency,
    months: chart.periods.map(({ start }) => month(start.slice(0, 7))),
    states: chart.periods.map(({ state }) => state),
    readings: chart.periods.map(({ readings }) => readings),
    series: chart.series.map(({ name, label, amounts }) => ({ name, label, amounts })),
    totals: chart.totals,
    adds: chart.differences.every((difference) => difference === "0"),
  };
}
