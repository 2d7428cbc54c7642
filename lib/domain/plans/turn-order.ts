import type { FamilyTurns, Turn } from "@/lib/domain/plans/family-turns";
import type { Transfer } from "@/lib/domain/plans/move";
import { strongComponents } from "@/lib/domain/plans/strong-components";

/** The place of every turn in time. */
export type TurnRanks = readonly number[];

/** A circle of so many turns is ordered for the fewest cuts; in a longer one the next to come is the one that cuts least. */
const ORDERED_EXACTLY = 10;
/** Of the orders that cut equally few so many are asked for their removals. */
const ORDERS_COMPARED = 200;

interface TurnGraph {
  readonly count: number;
  /** Whatever happens the first turn lies before the second. */
  readonly must: readonly (readonly [Turn, Turn])[];
  /** The first lies before the second, or the transfer takes two calls. */
  readonly should: readonly (readonly [Turn, Turn])[];
}

/**
 * A transfer is one call if the account may enter before it has to leave; where transfers wish for a circle, some are
 * cut into a removal and a new assignment. The order returned cuts as few as can be, and among such orders it is the
 * one of which `removals` says the least.
 */
export function turnOrder(
  families: readonly FamilyTurns[],
  transfers: readonly Transfer[],
  removals: (ranks: TurnRanks, circle: ReadonlySet<Turn>) => number,
): TurnRanks {
  const graph = graphOf(families, transfers);
  const groups = strongComponents(graph.count, [...graph.must, ...graph.should]);
  const ranks: number[] = new Array(graph.count).fill(0);
  for (const [at, turn] of groups.flat().entries()) ranks[turn] = at;
  const within = edgesWithin(graph, groups);
  let first = 0;
  for (const [number, group] of groups.entries()) {
    const circle = within[number];
    if (group.length > 1 && circle !== undefined) {
      const place = (order: readonly Turn[]) => {
        for (const [at, turn] of order.entries()) ranks[turn] = first + at;
      };
      const turns = new Set(group);
      const orders = group.length > ORDERED_EXACTLY ? [greedyOrder(circle)] : bestOrders(circle);
      const costs = orders.map((order) => {
        if (orders.length === 1) return 0;
        place(order);
        return removals(ranks, turns);
      });
      place(orders[costs.indexOf(Math.min(...costs))] ?? group);
    }
    first += group.length;
  }
  return ranks;
}

function graphOf(families: readonly FamilyTurns[], transfers: readonly Transfer[]): TurnGraph {
  const must: (readonly [Turn, Turn])[] = [];
  const should: (readonly [Turn, Turn])[] = [];
  let count = 0;
  for (const { parting, joining } of families) {
    count += (parting === null ? 0 : 1) + (joining === null ? 0 : 1);
    if (parting !== null && joining !== null) must.push([parting, joining]);
  }
  for (const { leaving, entering } of transfers) {
    for (const from of leaving.from) for (const until of entering.until) must.push([from, until]);
    for (const from of entering.from) for (const until of leaving.until) should.push([from, until]);
  }
  return { count, must, should };
}

interface Circle {
  readonly turns: readonly Turn[];
  readonly must: readonly (readonly [Turn, Turn])[];
  /** How many transfers wish each pair of turns in this order. */
  readonly should: ReadonlyMap<Turn, ReadonlyMap<Turn, number>>;
}

function edgesWithin({ count, must, should }: TurnGraph, groups: readonly (readonly Turn[])[]): Circle[] {
  const groupOf: number[] = new Array(count).fill(-1);
  for (const [number, group] of groups.entries()) for (const turn of group) groupOf[turn] = number;
  const circles = groups.map((turns) => ({
    turns,
    must: [] as (readonly [Turn, Turn])[],
    should: new Map<Turn, Map<Turn, number>>(),
  }));
  const circleOf = ([from, to]: readonly [Turn, Turn]) =>
    groupOf[from] === groupOf[to] ? circles[groupOf[from] ?? -1] : undefined;
  for (const edge of must) circleOf(edge)?.must.push(edge);
  for (const edge of should) {
    const wishes = circleOf(edge)?.should;
    if (wishes === undefined) continue;
    const [from, to] = edge;
    const row = wishes.get(from) ?? new Map<Turn, number>();
    wishes.set(from, row.set(to, (row.get(to) ?? 0) + 1));
  }
  return circles;
}

/** Orders that cut the fewest transfers: what is left of a circle costs the same in whatever order the rest came. */
function bestOrders({ turns, must, should }: Circle): Turn[][] {
  const costs = new Map<number, number>([[2 ** turns.length - 1, 0]]);
  const nextOf = (placed: number) =>
    turns.flatMap((turn, at) => {
      if (placed & (1 << at)) return [];
      const left = turns.filter((_, other) => other !== at && !(placed & (1 << other)));
      if (must.some(([from, to]) => to === turn && left.includes(from))) return [];
      const cut = left.reduce((sum, other) => sum + (should.get(other)?.get(turn) ?? 0), 0);
      return [{ turn, cut, more: placed | (1 << at) }];
    });
  const costOf = (placed: number): number => {
    const known = costs.get(placed);
    if (known !== undefined) return known;
    const cost = Math.min(...nextOf(placed).map(({ cut, more }) => cut + costOf(more)));
    costs.set(placed, cost);
    return cost;
  };
  const orders: Turn[][] = [];
  const extend = (order: readonly Turn[], placed: number): void => {
    if (order.length === turns.length) orders.push([...order]);
    for (const { turn, cut, more } of nextOf(placed)) {
      if (orders.length === ORDERS_COMPARED) return;
      if (cut + costOf(more) === costOf(placed)) extend([...order, turn], more);
    }
  };
  extend([], 0);
  return orders;
}

function greedyOrder({ turns, must, should }: Circle): Turn[] {
  const left = new Set(turns);
  const cut = new Map(turns.map((turn) => [turn, 0]));
  const add = (turn: Turn, by: number) => cut.set(turn, (cut.get(turn) ?? 0) + by);
  for (const row of should.values()) for (const [to, by] of row) add(to, by);
  const waits = new Map<Turn, Turn[]>();
  const open = new Map<Turn, number>();
  for (const [from, to] of must) {
    waits.set(from, [...(waits.get(from) ?? []), to]);
    open.set(to, (open.get(to) ?? 0) + 1);
  }
  const order: Turn[] = [];
  while (left.size > 0) {
    let next: Turn | null = null;
    for (const turn of left) {
      if ((open.get(turn) ?? 0) > 0) continue;
      if (next === null || (cut.get(turn) ?? 0) < (cut.get(next) ?? 0)) next = turn;
    }
    if (next === null) throw new Error("Turns that must come before each other");
    left.delete(next);
    order.push(next);
    for (const [to, by] of should.get(next) ?? []) add(to, -by);
    for (const to of waits.get(next) ?? []) open.set(to, (open.get(to) ?? 0) - 1);
  }
  return order;
}
