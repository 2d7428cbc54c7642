import type { CostPeriod } from "@/lib/domain/costs/cost-chart";
import { type CostCube, type CubeLeaf, UnreadableCube } from "@/lib/domain/costs/cost-cube";
import type { CalendarDate } from "@/lib/domain/values/calendar-date";
import { addDecimals, type DecimalText, subtractDecimals, ZERO } from "@/lib/domain/values/decimal-text";

/** What a member, or a part of it, cost in a period. Without data there is no fact; "0" is one. */
export interface CostFact {
  readonly start: CalendarDate;
  readonly member: string;
  /** Of facts about two dimensions the second one's member. */
  readonly part: string | null;
  readonly amount: DecimalText;
}

export interface StatedPeriod extends CostPeriod {
  /** As stated; null: no data. */
  readonly total: DecimalText | null;
  /** The total less all facts of the period: told, never adjusted. */
  readonly difference: DecimalText;
}

export interface CostFacts {
  readonly periods: readonly StatedPeriod[];
  /** Of the one dimension, and of the second where there is one. */
  readonly members: readonly CubeLeaf[];
  readonly parts: readonly CubeLeaf[];
  readonly facts: readonly CostFact[];
}

/** The facts of a cube along one or two of its axes; what it has besides counts with its totals. */
export function costFacts(cube: CostCube, [axis, second]: readonly [string, string?]): CostFacts {
  const at = placeOf(cube, axis);
  const secondAt = second === undefined ? null : placeOf(cube, second);
  const members = cube.axes[at]?.leaves ?? [];
  const parts = secondAt === null ? [] : (cube.axes[secondAt]?.leaves ?? []);
  const totals = cube.axes.map(() => null as number | null);
  const read = (period: number, member: number, part: number | null) =>
    cube.amountAt(
      period,
      totals.map((total, place) => (place === at ? member : place === secondAt ? part : total)),
    );
  const facts: CostFact[] = [];
  const periods = cube.periods.map(({ start, end }, period): StatedPeriod => {
    const found = new Map<string, CostFact>();
    for (const [member, { name }] of members.entries()) {
      for (const [part, partName] of secondAt === null ? [[null, null] as const] : entriesOf(parts)) {
        const amount = read(period, member, part);
        if (amount !== null) addFact(found, { start, member: name, part: partName, amount });
      }
    }
    facts.push(...found.values());
    const total = cube.amountAt(period, totals);
    const summed = addDecimals([...found.values()].map(({ amount }) => amount));
    return { start, end, total, difference: subtractDecimals(total ?? ZERO, summed) };
  });
  return { periods, members, parts, facts };
}

/** A window that the upstream says it has nothing about. */
export function noFacts(periods: readonly CostPeriod[]): CostFacts {
  return {
    periods: periods.map(({ start, end }) => ({ start, end, total: null, difference: ZERO })),
    members: [],
    parts: [],
    facts: [],
  };
}

function placeOf(cube: CostCube, axis: string): number {
  const at = cube.axes.findIndex(({ name }) => name === axis);
  if (at === -1) throw new UnreadableCube("A dimension that was asked for is not there");
  return at;
}

function entriesOf(leaves: readonly CubeLeaf[]): (readonly [number, string])[] {
  return leaves.map(({ name }, at) => [at, name] as const);
}

/** Two members of one name are one. */
function addFact(facts: Map<string, CostFact>, fact: CostFact): void {
  const key = `${fact.member}\n${fact.part ?? ""}`;
  const before = facts.get(key);
  facts.set(key, before ? { ...before, amount: addDecimals([before.amount, fact.amount]) } : fact);
}
