import type { Assignment } from "../../rows";

type KnownAccount = { ownerId: string; awsPayer: string | null };
type KnownCustomer = { id: number; billingEnabled: boolean; hasBlocks: boolean };

/** Everything the rules may look at. `others` are the partner's assignments without the one being changed. */
export type AssignmentFacts = {
  account(ownerId: string): KnownAccount | undefined;
  customer(id: number): KnownCustomer | undefined;
  isHeldElsewhere(ownerId: string): boolean;
  others: readonly Assignment[];
};

export type AssignmentDraft = Omit<Assignment, "id">;

/** The account that heads a family is no linked account of it. */
function familyOf(account: KnownAccount | undefined): string | null {
  return account === undefined || account.awsPayer === account.ownerId ? null : account.awsPayer;
}

const paysItself = (held: AssignmentDraft): boolean => held.payerOwnerId === held.ownerId;

/** Rule 7: all standalone, or one consolidated account and everything else linked to it. */
export function fitsOnePattern(family: readonly AssignmentDraft[]): boolean {
  const payers = family.filter(paysItself);
  const linked = family.filter((held) => !paysItself(held));
  if (linked.length === 0) return true;
  const [payer] = payers;
  return payers.length === 1 && linked.every((held) => held.payerOwnerId === payer?.ownerId);
}

/** Rules 2, 3 and 4: the account, its other assignments, its family in AWS. */
function accountErrors(draft: AssignmentDraft, facts: AssignmentFacts): string[] {
  const account = facts.account(draft.ownerId);
  if (account === undefined) return [`Owner ${draft.ownerId} is not an AWS account of this partner`];
  const errors: string[] = [];
  if (facts.isHeldElsewhere(draft.ownerId) || facts.others.some((held) => held.ownerId === draft.ownerId)) {
    errors.push(`Owner ${draft.ownerId} already has an assignment`);
  }
  if (familyOf(account) === null) {
    errors.push(`Owner ${draft.ownerId} is not part of another account's consolidated billing family`);
  }
  return errors;
}

/** Rules 5 and 6, and the lock that version 2 puts on a customer. */
function customerErrors(draft: AssignmentDraft, facts: AssignmentFacts): string[] {
  const customer = facts.customer(draft.customerId);
  if (customer === undefined) return [`Customer ${draft.customerId} is not a customer of this partner`];
  if (customer.hasBlocks)
    return [`Customer ${draft.customerId} has billing blocks and can only be changed through version 2`];
  return customer.billingEnabled ? [] : [`Customer ${draft.customerId} does not have partner billing enabled`];
}

/** Rules 8 and 9: the prior assignment a linked one refers to, and the family both are in. */
function payerErrors(draft: AssignmentDraft, facts: AssignmentFacts): string[] {
  if (paysItself(draft)) return [];
  const errors: string[] = [];
  const prior = facts.others.find(
    (held) => held.ownerId === draft.payerOwnerId && held.customerId === draft.customerId,
  );
  if (prior === undefined || !paysItself(prior)) {
    errors.push(`Payer ${draft.payerOwnerId} has no prior assignment of this customer that pays for itself`);
  }
  const family = familyOf(facts.account(draft.ownerId));
  if (family === null || familyOf(facts.account(draft.payerOwnerId)) !== family) {
    errors.push(
      `Owner ${draft.ownerId} and payer ${draft.payerOwnerId} are not in the same consolidated billing family`,
    );
  }
  return errors;
}

/** What the customer's family would look like is only worth saying once the draft's own parts are in order. */
export function assignmentErrors(draft: AssignmentDraft, facts: AssignmentFacts): string[] {
  const errors = [...accountErrors(draft, facts), ...customerErrors(draft, facts), ...payerErrors(draft, facts)];
  const family = facts.others.filter((held) => held.customerId === draft.customerId);
  if (!fitsOnePattern([...family, draft])) {
    errors.push(
      `Assignments of customer ${draft.customerId} must all be standalone, or be one consolidated account and its linked ones`,
    );
  }
  return errors;
}

/** Rule 7 for the family that an assignment leaves, by moving or by deletion. */
export function leavingErrors(leaver: Assignment, others: readonly Assignment[]): string[] {
  const remaining = others.filter((held) => held.customerId === leaver.customerId);
  return fitsOnePattern(remaining)
    ? []
    : [`Linked accounts of customer ${leaver.customerId} still refer to ${leaver.ownerId}`];
}
