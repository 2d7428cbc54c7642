import type { HeldAssignment, WantedPlace } from "@/lib/domain/plans/assignment-plan";
import type { Bounds, FamilyTurns, Turn } from "@/lib/domain/plans/family-turns";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CustomerId } from "@/lib/domain/values/customer-id";

export type Place = { readonly customer: CustomerId; readonly payer: AwsAccountId };

/** One call, before its place in the path is known. */
export interface Move {
  readonly owner: AwsAccountId;
  readonly to: Place | null;
  readonly bounds: Bounds;
  /** The turn that this call is: with it the family changes its pattern. */
  readonly through: Turn | null;
}

/** An account that goes from one customer to another. */
export interface Transfer {
  readonly owner: AwsAccountId;
  readonly start: HeldAssignment;
  readonly goal: Extract<WantedPlace, { customer: CustomerId }>;
  readonly leaves: FamilyTurns;
  readonly enters: FamilyTurns;
  readonly leaving: Bounds;
  readonly entering: Bounds;
}
