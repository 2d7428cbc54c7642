import "server-only";
import { type Db, withScope } from "@/lib/db/client";
import { type AccountFact, isKnownByAccount, listAccountFacts } from "@/lib/db/cost-change-rows";
import { findCustomer } from "@/lib/db/customer-rows";
import { nameAccounts } from "@/lib/db/known-account-rows";
import { findPriceReport } from "@/lib/db/price-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { AccountMove, CostChange } from "@/lib/domain/costs/cost-change";
import type { ChartSeries, CostChart } from "@/lib/domain/costs/cost-chart";
import type { CostQuestion } from "@/lib/domain/costs/cost-question";
import { type BeforeAfter, differenceOf, explainCostChange } from "@/lib/domain/costs/explain-cost-change";
import { explainPriceChange } from "@/lib/domain/pricing/explain-price-change";
import { calendarDate } from "@/lib/domain/values/calendar-date";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { addDecimals, compareDecimals, type DecimalText, magnitudeOf } from "@/lib/domain/values/decimal-text";
import { type Month, shiftMonth } from "@/lib/domain/values/month";
import { demand } from "@/lib/services/access/permit";
import { findMoves } from "@/lib/services/costs/load-cost-events";
import { findAnswer } from "@/lib/services/costs/load-cost-series";

const ALL = 1_000_000;

export interface ChangeAsked {
  readonly customer: CustomerId;
  readonly from: Month;
  readonly to: Month;
}

/**
 * Why a customer's month cost more or less than another. Nothing is known of CloudHealth's unit prices, so what they did
 * is within the usage; CloudMC's are known, and what they did is told apart. Null: one of the months is not known, or they are in two currencies.
 */
export function explainChange(scope: StaffScope, asked: ChangeAsked): Promise<CostChange | null> {
  demand(scope, "costs:read");
  return withScope(scope, async (db) => {
    const { customer, from, to } = asked;
    const before = await findMonth(db, customer, from);
    const after = await findMonth(db, customer, to);
    const [first] = before?.periods ?? [];
    const [last] = after?.periods ?? [];
    if (!before || !after || !first || !last || before.currency !== after.currency) return null;
    const { moves, facts, isSplit } = await findMoved(db, asked);
    const inMonths = (of: readonly AccountFact[]) => beforeAfter(of, asked);
    const change = explainCostChange({
      total: { before: before.totals[0] ?? null, after: after.totals[0] ?? null },
      moved: moves.map(({ owner }) => inMonths(facts.filter((fact) => fact.owner === owner && fact.service === null))),
      services: servicesOf(before, after).map(({ name, label, ...costs }) => ({
        name,
        label,
        ...costs,
        moved: isSplit ? [inMonths(facts.filter(({ service }) => service === name))] : null,
      })),
      prices: null,
    });
    return {
      ...change,
      currency: after.currency,
      from,
      to,
      states: { from: first.state, to: last.state },
      moves: greatestFirst(
        moves.map((move) => ({
          ...move,
          amount: differenceOf(inMonths(facts.filter((fact) => fact.owner === move.owner && fact.service === null))),
        })),
      ),
      readings: [...new Set([...first.readings, ...last.readings])],
      priced: await findPriced(db, asked),
    };
  });
}

function greatestFirst(moves: AccountMove[]): AccountMove[] {
  return moves.sort((left, right) => compareDecimals(magnitudeOf(right.amount), magnitudeOf(left.amount)));
}

async function findPriced(db: Db, { customer, from, to }: ChangeAsked) {
  const organization = (await findCustomer(db, customer))?.links.cloudmcOrganization ?? null;
  if (organization === null) return [];
  const before = await findPriceReport(db, { customer, organization, month: from });
  const after = await findPriceReport(db, { customer, organization, month: to });
  return before && after && explainPriceChange(before.report, after.report);
}

/** The accounts that came or left from the one month's beginning to the other's end, once each, and what they cost. */
async function findMoved(db: Db, { customer, from, to }: ChangeAsked) {
  const [early, late] = from < to ? [from, to] : [to, from];
  const span = { start: dayOne(early), end: dayOne(shiftMonth(late, 1)) };
  const events = (await findMoves(db, customer, span)).filter(({ kind }) => kind !== "payer-changed");
  const last = [...new Map(events.map((event) => [event.owner, event])).values()];
  const owners = last.map(({ owner }) => owner);
  const names = await nameAccounts(db, owners);
  const months = [from, to];
  return {
    moves: last.map(({ owner, kind, day }) => ({
      owner,
      day,
      kind: kind === "left" ? ("left" as const) : ("came" as const),
      name: names.get(owner) ?? owner,
    })),
    facts: await listAccountFacts(db, customer, { months, owners }),
    isSplit: await isKnownByAccount(db, customer, months),
  };
}

async function findMonth(db: Db, customer: CustomerId, month: Month): Promise<CostChart | undefined> {
  const question: CostQuestion = {
    subject: { kind: "customer", customer },
    split: "service",
    within: null,
    interval: "monthly",
    from: dayOne(month),
    to: dayOne(shiftMonth(month, 1)),
    top: ALL,
  };
  return (await findAnswer(db, question)).answer.charts[0];
}

function servicesOf(before: CostChart, after: CostChart): (BeforeAfter & Pick<ChartSeries, "name" | "label">)[] {
  const labels = new Map([...before.series, ...after.series].map(({ name, label }) => [name, label]));
  const amountIn = (chart: CostChart, name: string) =>
    chart.series.find((series) => series.name === name)?.amounts[0] ?? null;
  return [...labels].map(([name, label]) => ({
    name,
    label,
    before: amountIn(before, name),
    after: amountIn(after, name),
  }));
}

function beforeAfter(facts: readonly AccountFact[], { from, to }: ChangeAsked): BeforeAfter {
  return { before: sumIn(facts, from), after: sumIn(facts, to) };
}

function sumIn(facts: readonly AccountFact[], month: Month): DecimalText | null {
  const amounts = facts.filter((fact) => fact.month === month).map(({ amount }) => amount);
  return amounts.length === 0 ? null : addDecimals(amounts);
}

function dayOne(month: Month) {
  return calendarDate(`${month}-01`);
}
