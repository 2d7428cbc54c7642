import type { RecordRefusal } from "@/lib/domain/operations/operation-view";
import type { PlaceRefusal } from "@/lib/domain/plans/assignment-plan";
import type { PlanState } from "@/lib/domain/plans/plan-view";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CustomerId } from "@/lib/domain/values/customer-id";

/** What has become of one account of a plan since it was made. */
export interface PlanDifference {
  readonly owner: AwsAccountId;
  /** moved: somebody else has it, or has it otherwise. path: only the way there is another one now. */
  readonly became: "moved" | "there-already" | "refused" | "path";
  readonly refusals: readonly PlaceRefusal[];
}

/** The same as a person is told it: where the account is now, and who put it there. */
export interface ToldDifference extends PlanDifference {
  readonly now: { readonly customer: CustomerId; readonly customerName: string; readonly payer: AwsAccountId } | null;
  readonly by: { readonly name: string; readonly at: string; readonly operationId: string } | null;
}

export type PlanRefusal =
  | { readonly code: "not-permitted" }
  | { readonly code: "plan-unknown" }
  | { readonly code: "plan-empty" }
  /** It has gone on: what was asked for fits no more. */
  | { readonly code: "plan-state"; readonly state: PlanState }
  | { readonly code: "plan-unapproved" }
  | { readonly code: "plan-own-approval" }
  | { readonly code: "plan-without-steps" }
  | { readonly code: "plan-removals"; readonly removals: number }
  | { readonly code: "plan-outdated"; readonly differences: readonly ToldDifference[]; readonly count: number }
  | { readonly code: "plan-under-way" }
  | { readonly code: "plan-accounts-busy"; readonly refusals: readonly PlanBusy[]; readonly count: number };

export type PlanBusy = RecordRefusal & { readonly subject: string };
