import type { HeldAssignment, PlanFacts, WantedPlace } from "@/lib/domain/plans/assignment-plan";
import { chooseDetours } from "@/lib/domain/plans/choose-detours";
import { type Detour, isCut } from "@/lib/domain/plans/detours";
import {
  type Bounds,
  both,
  boundsOfEntering,
  boundsOfLeaving,
  type FamilyTurns,
  familyTurns,
  isLinked,
  type Turn,
} from "@/lib/domain/plans/family-turns";
import type { Move, Transfer } from "@/lib/domain/plans/move";
import type { PlanGoal } from "@/lib/domain/plans/settle-goal";
import { type TurnRanks, turnOrder } from "@/lib/domain/plans/turn-order";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { groupedBy } from "@/lib/domain/values/grouped-by";

/** The calls that a plan takes, account by account in their order, and the turns that they lie between. */
export interface PlanMoves {
  readonly moves: readonly Move[];
  readonly families: readonly FamilyTurns[];
  readonly ranks: TurnRanks;
}

type Placed = Extract<WantedPlace, { customer: CustomerId }>;

/** An account whose customer stays and whose payer changes. */
interface Stay {
  readonly start: HeldAssignment;
  readonly goal: Placed;
  readonly family: FamilyTurns;
}

interface Changes {
  readonly removed: Move[];
  readonly created: Move[];
  readonly stays: Stay[];
  readonly transfers: Transfer[];
}

/** Which account makes each turn; all others that stay are away while it happens. */
interface Makers {
  readonly stays: ReadonlyMap<Turn, AwsAccountId>;
  readonly detours: ReadonlyMap<AwsAccountId, Detour>;
  /** They make both turns of their family: linked to the payer before and to the one afterwards. */
  readonly throughout: ReadonlySet<AwsAccountId>;
}

const NEVER: Bounds = { from: [], until: [] };

export function planMoves(goal: PlanGoal, facts: PlanFacts): PlanMoves {
  const turns = familyTurns(goal);
  const families = [...turns.values()];
  const changes = changesOf(goal, turns);
  const stays = staysThatTurn(changes.stays);
  const choose = makersFrom({ facts, families, changes, stays });
  const byTurn = groupedBy(changes.transfers, ({ entering }) => entering.from[0] ?? null);
  const ranks = turnOrder(families, changes.transfers, (ranks, circle) => {
    const among = [...circle].flatMap((turn) => byTurn.get(turn) ?? []).filter((one) => isCut(one, ranks));
    const { detours, throughout } = choose(ranks, among);
    return among.length - detours.size - throughout.size;
  });
  const cut = changes.transfers.filter((one) => isCut(one, ranks));
  const makers = choose(ranks, cut);
  const isCutOwner = new Set(cut.map(({ owner }) => owner));
  const moves = [
    ...changes.removed,
    ...changes.stays.flatMap((stay) => movesOfStay(stay, makers)),
    ...changes.transfers.flatMap((one) => movesOfTransfer(one, isCutOwner.has(one.owner), makers)),
    ...changes.created,
  ];
  return { moves, families, ranks };
}

function changesOf({ moves, held }: PlanGoal, turns: ReadonlyMap<CustomerId, FamilyTurns>): Changes {
  const changes: Changes = { removed: [], created: [], stays: [], transfers: [] };
  for (const goal of moves.values()) {
    const start = held.get(goal.owner);
    const leaves = start && turns.get(start.customer);
    const enters = goal.customer === null ? undefined : turns.get(goal.customer);
    if (start === undefined || leaves === undefined) {
      if (goal.customer !== null && enters) changes.created.push(entry(goal, enters));
    } else if (goal.customer === null || enters === undefined) changes.removed.push(removal(start, leaves));
    else if (leaves === enters) changes.stays.push({ start, goal, family: leaves });
    else {
      const leaving = boundsOfLeaving(leaves, start);
      const entering = boundsOfEntering(enters, goal);
      changes.transfers.push({ owner: goal.owner, start, goal, leaves, enters, leaving, entering });
    }
  }
  return changes;
}

/** Whoever changes between linked and paying for itself saves a removal by making the turn; one for each is enough. */
function staysThatTurn(stays: readonly Stay[]): Map<Turn, AwsAccountId> {
  const makers = new Map<Turn, AwsAccountId>();
  for (const { start, goal, family } of stays) {
    if (isLinked(start) && isLinked(goal)) continue;
    const turn = isLinked(start) ? family.parting : family.joining;
    if (turn !== null && !makers.has(turn)) makers.set(turn, start.owner);
  }
  return makers;
}

function makersFrom({
  facts,
  families,
  changes,
  stays,
}: {
  readonly facts: PlanFacts;
  readonly families: readonly FamilyTurns[];
  readonly changes: Changes;
  readonly stays: ReadonlyMap<Turn, AwsAccountId>;
}): (ranks: TurnRanks, cut: readonly Transfer[]) => Makers {
  const relinked = new Map<FamilyTurns, AwsAccountId>();
  for (const { start, goal, family } of changes.stays) {
    const isFree = [family.parting, family.joining].every((turn) => turn !== null && !stays.has(turn));
    if (isFree && isLinked(start) && isLinked(goal)) relinked.set(family, start.owner);
  }
  // A family that has somebody for both turns together is asked for one of them last.
  const asked = [...families.filter((one) => !relinked.has(one)), ...relinked.keys()];
  const free = asked
    .flatMap(({ parting, joining }) => [parting, joining])
    .filter((turn): turn is Turn => turn !== null && !stays.has(turn));
  return (ranks, cut) => {
    const detours = chooseDetours(cut, free, { ranks, facts });
    const made = new Set([...detours.values()].map(({ turn }) => turn));
    const idle = [...relinked].filter(
      ([{ parting, joining }]) => !made.has(parting ?? Number.NaN) && !made.has(joining ?? Number.NaN),
    );
    return { stays, detours, throughout: new Set(idle.map(([, owner]) => owner)) };
  };
}

function movesOfStay({ start, goal, family }: Stay, makers: Makers): Move[] {
  const { owner } = start;
  const { parting, joining, customer } = family;
  const to = { customer, payer: goal.payer };
  if (makers.throughout.has(owner)) {
    return [
      { owner, to: { customer, payer: owner }, bounds: NEVER, through: parting },
      { owner, to, bounds: NEVER, through: joining },
    ];
  }
  const turn = [parting, joining].find((one) => one !== null && makers.stays.get(one) === owner) ?? null;
  if (turn !== null) return [{ owner, to, bounds: NEVER, through: turn }];
  return [removal(start, family), entry(goal, family)];
}

function movesOfTransfer(transfer: Transfer, isCutInTwo: boolean, { detours }: Makers): readonly Move[] {
  const { owner, start, goal, leaves, enters, leaving, entering } = transfer;
  const to = { customer: goal.customer, payer: goal.payer };
  if (!isCutInTwo) return [{ owner, to, bounds: both(leaving, entering), through: null }];
  return detours.get(owner)?.moves ?? [removal(start, leaves), entry(goal, enters)];
}

function removal(start: HeldAssignment, family: FamilyTurns): Move {
  return { owner: start.owner, to: null, bounds: boundsOfLeaving(family, start), through: null };
}

function entry(goal: Placed, family: FamilyTurns): Move {
  const to = { customer: goal.customer, payer: goal.payer };
  return { owner: goal.owner, to, bounds: boundsOfEntering(family, goal), through: null };
}
