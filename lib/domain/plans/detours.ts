import { checkAssignment } from "@/lib/domain/assignments/assignment-rules";
import type { HeldAssignment, PlanFacts } from "@/lib/domain/plans/assignment-plan";
import { type Bounds, both, bounds, isLinked, type Turn } from "@/lib/domain/plans/family-turns";
import type { Move, Place, Transfer } from "@/lib/domain/plans/move";
import type { TurnRanks } from "@/lib/domain/plans/turn-order";

/** A call that is a turn itself has its place in time from it. */
const NEVER: Bounds = { from: [], until: [] };

/** Two changes that bring an account over without anybody losing it in between; it is the one that makes the turn. */
export interface Detour {
  readonly turn: Turn;
  readonly moves: readonly Move[];
}

export function isCut({ leaving, entering }: Pick<Transfer, "leaving" | "entering">, ranks: TurnRanks): boolean {
  return !isPossible(both(leaving, entering), ranks);
}

/**
 * The account stays with the old customer until after a turn, or comes to the new one before a turn: in the place that
 * a payer's pattern leaves it there.
 */
export function detoursOf(transfer: Transfer, ranks: TurnRanks, facts: PlanFacts): Detour[] {
  const { owner, start, goal, leaves, enters, leaving, entering } = transfer;
  const found: Detour[] = [];
  const moveTo = ({ customer, payer }: Place, within: Bounds, through: Turn | null): Move => {
    return { owner, to: { customer, payer }, bounds: within, through };
  };
  const keep = (turn: Turn | null, moves: readonly [Move, Move], place: Place) => {
    if (turn === null || !moves.every((move) => isPossible(move.bounds, ranks))) return;
    if (mayStand({ owner, ...place }, facts)) found.push({ turn, moves });
  };
  const stay = (turn: Turn | null, payer: Place["payer"], until: Turn | null) => {
    const place = { customer: leaves.customer, payer };
    const go = both(bounds([turn], [until]), entering);
    keep(turn, [moveTo(place, NEVER, turn), moveTo(goal, go, null)], place);
  };
  const come = (turn: Turn | null, payer: Place["payer"], from: Turn | null) => {
    const place = { customer: enters.customer, payer };
    const go = both(leaving, bounds([from], [turn]));
    keep(turn, [moveTo(place, go, null), moveTo(goal, NEVER, turn)], place);
  };
  if (isLinked(start)) stay(leaves.parting, owner, leaves.joining);
  else if (leaves.after !== null) stay(leaves.joining, leaves.after, null);
  if (isLinked(goal)) come(enters.joining, owner, enters.parting);
  else if (enters.before !== null) come(enters.parting, enters.before, null);
  return found;
}

function isPossible({ from, until }: Bounds, ranks: TurnRanks): boolean {
  return from.every((earlier) => until.every((later) => rankOf(earlier, ranks) < rankOf(later, ranks)));
}

const rankOf = (turn: Turn, ranks: TurnRanks): number => ranks[turn] ?? 0;

function mayStand(place: Pick<HeldAssignment, "owner" | "customer" | "payer">, facts: PlanFacts): boolean {
  const payer: HeldAssignment = { ...place, owner: place.payer, id: "", managedBy: "v1", version: 0 };
  const refusals = checkAssignment(place, {
    account: facts.accounts.get(place.owner) ?? null,
    payerAccount: facts.accounts.get(place.payer) ?? null,
    customer: facts.customers.get(place.customer) ?? null,
    family: isLinked(place) ? [payer] : [],
    holder: null,
    payerHolder: null,
  });
  return refusals.length === 0;
}
