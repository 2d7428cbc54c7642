import type { AssignmentDraft, AssignmentRefusal } from "@/lib/domain/assignments/assignment";
import { checkAssignment } from "@/lib/domain/assignments/assignment-rules";
import { familyPattern } from "@/lib/domain/assignments/family-pattern";
import type {
  HeldAssignment,
  PlaceRefusal,
  PlanFacts,
  PlanRefusal,
  WantedPlace,
} from "@/lib/domain/plans/assignment-plan";
import { whyClosed } from "@/lib/domain/plans/why-closed";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CustomerId } from "@/lib/domain/values/customer-id";

/** What can be reached of what is wanted: with every move in place, each customer's family satisfies the rules. */
export interface PlanGoal {
  /** Of the accounts that are wanted, and of the payers wanted for them. */
  readonly held: ReadonlyMap<AwsAccountId, HeldAssignment>;
  readonly families: ReadonlyMap<CustomerId, readonly HeldAssignment[]>;
  /** The places that are not there yet. */
  readonly moves: ReadonlyMap<AwsAccountId, WantedPlace>;
  readonly unchanged: readonly AwsAccountId[];
  readonly refused: readonly PlanRefusal[];
}

interface Settling {
  readonly facts: PlanFacts;
  readonly held: ReadonlyMap<AwsAccountId, HeldAssignment>;
  readonly families: Map<CustomerId, HeldAssignment[]>;
  readonly moves: Map<AwsAccountId, WantedPlace>;
  readonly coming: Map<CustomerId, Set<AwsAccountId>>;
  readonly refused: Map<AwsAccountId, readonly PlaceRefusal[]>;
  /** Customers whose family at the goal has yet to be looked at. */
  readonly open: Set<CustomerId>;
}

/** A refused account stays where it is, which may take the ground from under another place: that one is asked again. */
export function settleGoal(wanted: readonly WantedPlace[], facts: PlanFacts): PlanGoal {
  const unchanged: AwsAccountId[] = [];
  const settling: Settling = {
    facts,
    held: heldOf(wanted, facts),
    families: new Map(),
    moves: new Map(),
    coming: new Map(),
    refused: new Map(),
    open: new Set(),
  };
  const twice = wantedTwice(wanted);
  for (const place of wanted) {
    if (twice.has(place.owner)) settling.refused.set(place.owner, [{ code: "wanted-twice", account: place.owner }]);
    else if (isThere(settling, place)) unchanged.push(place.owner);
    else take(settling, place);
  }
  readFamilies(settling);
  refuseClosed(settling);
  for (const customer of settling.open) {
    settling.open.delete(customer);
    settleFamily(settling, customer);
  }
  const { held, families, moves } = settling;
  const refused = [...settling.refused].map(([owner, refusals]) => ({ owner, refusals }));
  return { held, families, moves, unchanged, refused };
}

/** Of the accounts that are named, as owner or as payer. */
function heldOf(wanted: readonly WantedPlace[], facts: PlanFacts): Map<AwsAccountId, HeldAssignment> {
  const named = new Set<AwsAccountId | null>();
  for (const { owner, payer } of wanted) named.add(owner).add(payer);
  const held = new Map<AwsAccountId, HeldAssignment>();
  for (const one of facts.held) if (named.has(one.owner)) held.set(one.owner, one);
  return held;
}

function wantedTwice(wanted: readonly WantedPlace[]): Set<AwsAccountId> {
  const once = new Set<AwsAccountId>();
  const twice = new Set<AwsAccountId>();
  for (const { owner } of wanted) (once.has(owner) ? twice : once).add(owner);
  return twice;
}

function isThere({ held }: Settling, { owner, customer, payer }: WantedPlace): boolean {
  const now = held.get(owner);
  return customer === null ? now === undefined : now?.customer === customer && now.payer === payer;
}

function take(settling: Settling, place: WantedPlace): void {
  settling.moves.set(place.owner, place);
  if (place.customer !== null) {
    const coming = settling.coming.get(place.customer) ?? new Set();
    settling.coming.set(place.customer, coming.add(place.owner));
  }
  lookAgain(settling, place);
}

function lookAgain({ open, held }: Settling, place: WantedPlace): void {
  const from = held.get(place.owner);
  if (from !== undefined) open.add(from.customer);
  if (place.customer !== null) open.add(place.customer);
}

function refuse(settling: Settling, owner: AwsAccountId, refusals: readonly PlaceRefusal[]): void {
  const place = settling.moves.get(owner);
  if (place === undefined) return;
  settling.moves.delete(owner);
  if (place.customer !== null) settling.coming.get(place.customer)?.delete(owner);
  settling.refused.set(owner, refusals);
  lookAgain(settling, place);
}

/** Only of the customers that a place concerns: the others may be many. */
function readFamilies({ facts, open, families }: Settling): void {
  for (const customer of open) families.set(customer, []);
  for (const one of facts.held) families.get(one.customer)?.push(one);
}

/** Nothing can leave or enter a family that version 2 keeps, nor one that fits neither pattern as it was last read. */
function refuseClosed(settling: Settling): void {
  const { facts, families, held, moves } = settling;
  const reasons = new Map<CustomerId, readonly AssignmentRefusal[]>();
  for (const [customer, family] of families) reasons.set(customer, whyClosed(customer, family, facts));
  for (const place of [...moves.values()]) {
    const customers = new Set([held.get(place.owner)?.customer, place.customer]);
    const closed = [...customers].flatMap((customer) => (customer ? (reasons.get(customer) ?? []) : []));
    if (closed.length === 0) continue;
    const codes = new Set(closed.map(({ code }) => code));
    const broken = ask(settling, place, []).filter(({ code }) => !codes.has(code));
    refuse(settling, place.owner, [...broken, ...closed]);
  }
}

function settleFamily(settling: Settling, customer: CustomerId): void {
  const { families, moves, coming } = settling;
  const fixed = () => (families.get(customer) ?? []).filter(({ owner }) => !moves.has(owner));
  const orphan = fixed().find(({ owner, payer }) => payer !== owner);
  if (orphan !== undefined) refuse(settling, orphan.payer, [{ code: "pattern-is-consolidated", payer: orphan.payer }]);
  const comers = [...(coming.get(customer) ?? [])];
  refuseThoseAgainst(settling, comers, fixed());
  const together = [...fixed(), ...comers.flatMap((owner) => rowOf(moves.get(owner)) ?? [])];
  if (familyPattern(together).kind !== "mixed") return;
  refuseThoseAgainst(settling, comers, together);
}

/** A few rows of a lawful family decide whether an account may stand beside it; all of them only say why it may not. */
function refuseThoseAgainst(
  settling: Settling,
  comers: readonly AwsAccountId[],
  family: readonly HeldAssignment[],
): void {
  const byOwner = new Map(family.map((one) => [one.owner, one]));
  const pattern = familyPattern(family);
  const few = pattern.kind === "mixed" ? family : fewOf(family);
  const broken = comers.flatMap((owner) => {
    const place = settling.moves.get(owner);
    if (place === undefined || place.customer === null) return [];
    const payer = byOwner.get(place.payer) ?? payerThere(settling, place);
    if (ask(settling, place, withPayer(few, payer)).length === 0) return [];
    return [{ owner, refusals: ask(settling, place, withPayer(family, payer)) }];
  });
  for (const { owner, refusals } of broken) refuse(settling, owner, refusals);
}

function fewOf(family: readonly HeldAssignment[]): HeldAssignment[] {
  const linked = family.find(({ owner, payer }) => owner !== payer);
  const paying = family.filter(({ owner, payer }) => owner === payer).slice(0, 2);
  return linked === undefined ? paying : [linked, ...paying];
}

function withPayer(family: readonly HeldAssignment[], payer: HeldAssignment | null): readonly HeldAssignment[] {
  return payer === null || family.some(({ owner }) => owner === payer.owner) ? family : [...family, payer];
}

/** The payer as it will stand in the same family, where it is wanted there too. */
function payerThere({ moves }: Settling, place: WantedPlace): HeldAssignment | null {
  if (place.payer === null || place.payer === place.owner) return null;
  const payer = moves.get(place.payer);
  return payer?.customer === place.customer ? rowOf(payer) : null;
}

function rowOf(place: WantedPlace | undefined): HeldAssignment | null {
  if (place === undefined || place.customer === null) return null;
  const { owner, customer, payer } = place;
  return { owner, customer, payer, id: "", managedBy: "v1", version: 0 };
}

function ask(settling: Settling, place: WantedPlace, family: readonly HeldAssignment[]): AssignmentRefusal[] {
  if (place.customer === null) return [];
  const { accounts, customers } = settling.facts;
  return checkAssignment(place, {
    account: accounts.get(place.owner) ?? null,
    payerAccount: accounts.get(place.payer) ?? null,
    customer: customers.get(place.customer) ?? null,
    family,
    holder: null,
    payerHolder: payerHolder(settling, place),
  });
}

function payerHolder({ moves, held, facts }: Settling, { customer, payer }: AssignmentDraft) {
  const there = moves.get(payer) ?? held.get(payer);
  if (there === undefined || there.customer === null || there.customer === customer) return null;
  return { customer: there.customer, name: facts.customers.get(there.customer)?.name ?? there.customer };
}
