import type { HeldAssignment } from "@/lib/domain/plans/assignment-plan";
import type { PlanGoal } from "@/lib/domain/plans/settle-goal";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CustomerId } from "@/lib/domain/values/customer-id";

/** The moment at which a family changes its pattern; a number, in no order of time. */
export type Turn = number;

/**
 * A family goes from one payer to another through the state in which all pay for themselves, and through each of its
 * turns with two accounts at most: the payer, and one that changes from linked to paying for itself or back.
 */
export interface FamilyTurns {
  readonly customer: CustomerId;
  /** Whom accounts are linked to before, and whom afterwards. */
  readonly before: AwsAccountId | null;
  readonly after: AwsAccountId | null;
  /** From "linked to the payer before" to "all pay for themselves". */
  readonly parting: Turn | null;
  /** From "all pay for themselves" to "linked to the payer afterwards". */
  readonly joining: Turn | null;
}

/** Turns that lie before a call, and turns that lie after it. */
export interface Bounds {
  readonly from: readonly Turn[];
  readonly until: readonly Turn[];
}

type Standing = Pick<HeldAssignment, "owner" | "payer">;

export const isLinked = ({ owner, payer }: Standing): boolean => owner !== payer;

/** The turns of every customer that accounts leave, enter or change their payer in. */
export function familyTurns({ families, held, moves }: PlanGoal): Map<CustomerId, FamilyTurns> {
  const after = new Map<CustomerId, AwsAccountId>();
  const touched = new Set<CustomerId>();
  for (const { owner, customer, payer } of moves.values()) {
    const from = held.get(owner);
    if (from !== undefined) touched.add(from.customer);
    if (customer === null) continue;
    touched.add(customer);
    if (isLinked({ owner, payer })) after.set(customer, payer);
  }
  let turns = 0;
  const made = new Map<CustomerId, FamilyTurns>();
  for (const customer of touched) {
    const family = families.get(customer) ?? [];
    const before = family.find(isLinked)?.payer ?? null;
    const stays = family.find((one) => isLinked(one) && !moves.has(one.owner))?.payer;
    const then = after.get(customer) ?? stays ?? null;
    const isOne = before === then;
    const parting = isOne || before === null ? null : turns++;
    const joining = isOne || then === null ? null : turns++;
    made.set(customer, { customer, before, after: then, parting, joining });
  }
  return made;
}

export function boundsOfLeaving({ parting, joining }: FamilyTurns, place: Standing): Bounds {
  return isLinked(place) ? bounds([], [parting]) : bounds([parting], [joining]);
}

export function boundsOfEntering({ parting, joining }: FamilyTurns, place: Standing): Bounds {
  return isLinked(place) ? bounds([joining], []) : bounds([parting], [joining]);
}

export function both(left: Bounds, right: Bounds): Bounds {
  return { from: [...left.from, ...right.from], until: [...left.until, ...right.until] };
}

export function bounds(from: readonly (Turn | null)[], until: readonly (Turn | null)[]): Bounds {
  return { from: from.filter((turn) => turn !== null), until: until.filter((turn) => turn !== null) };
}
