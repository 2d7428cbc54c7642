import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { AssignmentDraft, AssignmentFacts, AssignmentRefusal } from "@/lib/domain/assignments/assignment";

/**
 * Why CloudHealth would refuse to bill this account to this customer (cloudhealth.md 5.1, rules 2 to 9, and the
 * version 2 lock-out of 5.2; rule 1, "all fields are there", is the draft's type). Empty means: it can be sent.
 *
 * Every broken rule is named, in the contract's order, but none that only follows from another: nothing is said about
 * the AWS family of an account that is not known, nothing about the pattern of a customer that is not known or is
 * managed through billing blocks, and nothing about a payer that the customer's pattern rules out anyway.
 */
export function checkAssignment(draft: AssignmentDraft, facts: AssignmentFacts): AssignmentRefusal[] {
  return [...checkAccount(draft, facts), ...checkCustomer(draft, facts), ...checkPlace(draft, facts)];
}

/**
 * The AWS family in which an account is a linked member. "Belongs to another account's consolidated billing family"
 * is read to the letter: the account that heads a family belongs to nobody else's, so it has none here; an account
 * whose type CloudHealth does not know yet counts by its family alone.
 */
export function linkedFamily(account: Pick<AwsAccount, "type" | "family">): string | null {
  return account.type === "consolidated" ? null : account.family;
}

function checkAccount(draft: AssignmentDraft, { account, holder }: AssignmentFacts): AssignmentRefusal[] {
  const refusals: AssignmentRefusal[] = [];
  if (account === null) refusals.push({ code: "account-unknown", account: draft.owner });
  if (holder !== null) {
    refusals.push({
      code: "account-held",
      account: draft.owner,
      holder: holder.customer,
      holderName: holder.name,
    });
  }
  if (account !== null && linkedFamily(account) === null) {
    refusals.push({ code: "account-outside-family", account: draft.owner });
  }
  return refusals;
}

/** What speaks against the customer whatever the account; known before one is picked. */
export function checkCustomer(
  draft: Pick<AssignmentDraft, "customer">,
  { customer, family }: Pick<AssignmentFacts, "customer" | "family">,
): AssignmentRefusal[] {
  if (customer === null) return [{ code: "customer-unknown", customer: draft.customer }];
  const refusals: AssignmentRefusal[] = [];
  if (!customer.partnerBillingEnabled) {
    refusals.push({ code: "billing-not-enabled", customer: draft.customer, name: customer.name });
  }
  if (isManagedElsewhere(family)) {
    refusals.push({ code: "managed-elsewhere", customer: draft.customer, name: customer.name });
  }
  return refusals;
}

function checkPlace(draft: AssignmentDraft, facts: AssignmentFacts): AssignmentRefusal[] {
  const hasPattern = facts.customer !== null && !isManagedElsewhere(facts.family);
  if (!hasPattern) return [];
  const linkedPayer = checkPayerIsNotLinked(draft, facts);
  if (linkedPayer !== null) return [linkedPayer, ...checkSameFamily(draft, facts)];
  const pattern = checkPattern(draft, facts);
  if (pattern !== null) return [pattern];
  const prior = checkPayerIsPrior(draft, facts);
  return [...(prior === null ? [] : [prior]), ...checkSameFamily(draft, facts)];
}

/** Rule 7: all accounts of a customer pay for themselves, or one does and all others are linked to it. */
function checkPattern(draft: AssignmentDraft, { family }: AssignmentFacts): AssignmentRefusal | null {
  const others = family.filter((held) => held.owner !== draft.owner);
  const linked = others.find((held) => held.payer !== held.owner && held.payer !== draft.payer);
  if (linked !== undefined) return { code: "pattern-is-consolidated", payer: linked.payer };
  const after = [...others, draft];
  const selfPaying = after.filter((held) => held.payer === held.owner).length;
  return selfPaying > 1 && selfPaying < after.length ? { code: "pattern-is-standalone", selfPaying } : null;
}

/** Rule 8, first half: a linked account can only be billed to one that pays for itself. */
function checkPayerIsNotLinked(draft: AssignmentDraft, { family }: AssignmentFacts): AssignmentRefusal | null {
  if (draft.payer === draft.owner) return null;
  const prior = family.find((held) => held.owner === draft.payer);
  if (prior === undefined || prior.payer === prior.owner) return null;
  return { code: "payer-is-linked", payer: draft.payer, itsPayer: prior.payer };
}

/** Rule 8, second half: lines land on the payer's bill, so the same customer must hold the payer first. */
function checkPayerIsPrior(draft: AssignmentDraft, facts: AssignmentFacts): AssignmentRefusal | null {
  if (draft.payer === draft.owner || facts.family.some((held) => held.owner === draft.payer)) return null;
  const elsewhere = facts.payerHolder;
  if (elsewhere === null) return { code: "payer-missing", payer: draft.payer };
  return {
    code: "payer-held-elsewhere",
    payer: draft.payer,
    holder: elsewhere.customer,
    holderName: elsewhere.name,
  };
}

/** Rule 9: families matter for linked accounts only; a standalone one may come from any. */
function checkSameFamily(draft: AssignmentDraft, facts: AssignmentFacts): AssignmentRefusal[] {
  const { account, payerAccount } = facts;
  if (draft.payer === draft.owner || account === null) return [];
  const ownFamily = linkedFamily(account);
  if (ownFamily === null) return [];
  if (payerAccount !== null) {
    const same = linkedFamily(payerAccount) === ownFamily;
    return same ? [] : [{ code: "families-differ", account: draft.owner, payer: draft.payer, family: ownFamily }];
  }
  const isHeldHere = facts.family.some((held) => held.owner === draft.payer);
  return isHeldHere ? [{ code: "account-unknown", account: draft.payer }] : [];
}

function isManagedElsewhere(family: AssignmentFacts["family"]): boolean {
  return family.some((held) => held.managedBy === "v2");
}
