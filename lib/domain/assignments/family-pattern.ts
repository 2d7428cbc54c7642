import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { Assignment, AssignmentFacts, AssignmentRefusal } from "@/lib/domain/assignments/assignment";
import { checkAssignment } from "@/lib/domain/assignments/assignment-rules";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CustomerId } from "@/lib/domain/values/customer-id";

export const PATTERN_KINDS = ["empty", "single", "standalone", "consolidated", "mixed"] as const;
export type PatternKind = (typeof PATTERN_KINDS)[number];

/**
 * How a customer's accounts pay (cloudhealth.md 5.1, rule 7). One account that pays for itself fits both patterns.
 * "mixed" cannot be made through version 1; billing blocks (5.2) can make it, and so can a list read half-way
 * through a change.
 */
export type FamilyPattern =
  | { readonly kind: "empty" }
  | { readonly kind: "single"; readonly payer: AwsAccountId }
  | { readonly kind: "standalone"; readonly count: number }
  | { readonly kind: "consolidated"; readonly payer: AwsAccountId; readonly linked: number }
  | { readonly kind: "mixed"; readonly selfPaying: number; readonly linked: number };

export function familyPattern(family: readonly Pick<Assignment, "owner" | "payer">[]): FamilyPattern {
  const selfPaying = family.filter((held) => held.payer === held.owner);
  const linked = family.length - selfPaying.length;
  const [payer] = selfPaying;
  if (payer === undefined) return linked === 0 ? { kind: "empty" } : { kind: "mixed", selfPaying: 0, linked };
  if (linked === 0) {
    return selfPaying.length === 1
      ? { kind: "single", payer: payer.owner }
      : { kind: "standalone", count: selfPaying.length };
  }
  const isOneSet = family.every((held) => held.payer === payer.owner);
  return isOneSet
    ? { kind: "consolidated", payer: payer.owner, linked }
    : { kind: "mixed", selfPaying: selfPaying.length, linked };
}

/** What a form offers for one account: to pay for itself, or to be billed to one that does. */
export interface PayerChoice {
  readonly kind: "own" | "linked";
  readonly payer: AwsAccountId;
  /** Empty: can be chosen. Otherwise the reasons to show beside the choice. */
  readonly refusals: readonly AssignmentRefusal[];
}

export interface PayerChoiceFacts extends Pick<AssignmentFacts, "account" | "customer" | "family" | "holder"> {
  readonly customerId: CustomerId;
  /** The family's accounts as CloudHealth knows them; those that pay for themselves are enough. */
  readonly familyAccounts: readonly AwsAccount[];
}

export function payerChoices(owner: AwsAccountId, facts: PayerChoiceFacts): PayerChoice[] {
  const selfPaying = facts.family.filter((held) => held.payer === held.owner && held.owner !== owner);
  return [owner, ...selfPaying.map((held) => held.owner)].map((payer) => {
    const payerAccount = facts.familyAccounts.find((account) => account.owner === payer) ?? null;
    const draft = { owner, customer: facts.customerId, payer };
    const refusals = checkAssignment(draft, { ...facts, payerAccount, payerHolder: null });
    return { kind: payer === owner ? "own" : "linked", payer, refusals };
  });
}
