import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { Assignment, AssignmentRefusal } from "@/lib/domain/assignments/assignment";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { Money } from "@/lib/domain/values/money";

/** Where one account shall be: with a customer, its lines on a payer's bill; or, with neither, with nobody. */
export type WantedPlace =
  | { readonly owner: AwsAccountId; readonly customer: CustomerId; readonly payer: AwsAccountId }
  | { readonly owner: AwsAccountId; readonly customer: null; readonly payer: null };

/** An assignment with the version of the cached row, so that a step names what it was planned from. */
export interface HeldAssignment extends Assignment {
  readonly version: number;
}

/**
 * What the planner decides from. `held`: every assignment of each customer that holds or shall hold a wanted account, and
 * so of each holder of those. What is not wanted of a customer stays as it is; a payer that others are linked to stays with them.
 */
export interface PlanFacts {
  readonly accounts: ReadonlyMap<AwsAccountId, AwsAccount>;
  readonly customers: ReadonlyMap<CustomerId, { readonly name: string; readonly partnerBillingEnabled: boolean }>;
  readonly held: readonly HeldAssignment[];
  /** What an account cost the partner last month, where it is known. */
  readonly costs: ReadonlyMap<AwsAccountId, Money>;
}

export type PlanStepKind = "assign-account" | "change-assignment" | "remove-assignment";

/** One call upstream. Every state between two steps satisfies the rules of cloudhealth.md 5.1. */
export interface PlanStep {
  /** Its place in the path, from 0. */
  readonly at: number;
  readonly kind: PlanStepKind;
  readonly owner: AwsAccountId;
  /** Where the account is after it; null when nobody has it. */
  readonly to: { readonly customer: CustomerId; readonly payer: AwsAccountId } | null;
  /** Where it was before it; null when nobody had it. `id` is null for one that this plan made itself. */
  readonly from: { readonly customer: CustomerId; readonly payer: AwsAccountId; readonly id: string | null } | null;
  /** The version of the cached row; null when an earlier step of the plan has touched it, or nothing is there. */
  readonly version: number | null;
  /** Steps of one wave may leave in any order; a wave begins when all it names in `after` have succeeded. */
  readonly wave: number;
  /** Places of the steps that must have succeeded before. */
  readonly after: readonly number[];
}

/** An account that nobody pays for between two steps: calls is how many calls lie between its removal and its return. */
export interface BillingGap {
  readonly owner: AwsAccountId;
  readonly calls: number;
  readonly cost: Money | null;
}

/** A rule that the wanted place breaks, or that the account is wanted in more than one line. */
export type PlaceRefusal = AssignmentRefusal | { readonly code: "wanted-twice"; readonly account: AwsAccountId };

export interface PlanRefusal {
  readonly owner: AwsAccountId;
  readonly refusals: readonly PlaceRefusal[];
}

/** The shortest lawful path: as few calls as can be, and among those paths as few removals. */
export interface AssignmentPlan {
  readonly steps: readonly PlanStep[];
  readonly waves: number;
  readonly removals: number;
  /** Wanted places that are there already. */
  readonly unchanged: readonly AwsAccountId[];
  /** Wanted places that no path leads to, each with every rule it breaks; none of them is in the steps. */
  readonly refused: readonly PlanRefusal[];
  readonly gaps: readonly BillingGap[];
  /** Last month's partner cost of every account that is moved or removed, a sum per currency. */
  readonly costAtStake: readonly Money[];
}
