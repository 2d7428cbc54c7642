import type { BatchView } from "@/lib/domain/operations/batch";
import type { OperationView } from "@/lib/domain/operations/operation-view";
import type { BillingGap, PlanStep, PlanRefusal as RefusedRow } from "@/lib/domain/plans/assignment-plan";
import type { PlanFigures } from "@/lib/domain/plans/plan-figures";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CustomerId } from "@/lib/domain/values/customer-id";

export const PLAN_SOURCES = ["page", "csv", "copy", "drift"] as const;
export type PlanSource = (typeof PLAN_SOURCES)[number];

export const PLAN_STATES = ["ready", "awaiting-approval", "approved", "applied", "discarded"] as const;
export type PlanState = (typeof PLAN_STATES)[number];

/** A plan without its steps. */
export interface PlanHead {
  readonly id: string;
  readonly name: string;
  readonly source: PlanSource;
  readonly state: PlanState;
  readonly figures: PlanFigures;
  readonly wantedCount: number;
  readonly createdById: string;
  readonly createdByName: string;
  readonly createdAt: string;
  readonly approvedByName: string | null;
  readonly approvedAt: string | null;
  readonly appliedAt: string | null;
  readonly batchId: string | null;
  readonly replaces: string | null;
}

export interface PlanLine extends PlanHead {
  /** How far it is, once it is applied. */
  readonly batch: BatchView | null;
}

/** What became of a step: its operation, or the latest one that tried it again. */
export interface StepResult {
  readonly step: PlanStep;
  readonly operation: OperationView | null;
}

export const PLAN_PARTS = ["steps", "refused", "gaps", "unchanged"] as const;
export type PlanPart = (typeof PLAN_PARTS)[number];

/** One page of one part of a plan. */
export type PlanPage =
  | { readonly part: "steps"; readonly rows: readonly StepResult[] }
  | { readonly part: "refused"; readonly rows: readonly RefusedRow[] }
  | { readonly part: "gaps"; readonly rows: readonly BillingGap[] }
  | { readonly part: "unchanged"; readonly rows: readonly AwsAccountId[] };

/** Others who work on accounts that a plan changes. */
export interface PlanRivals {
  readonly plans: readonly {
    readonly id: string;
    readonly name: string;
    readonly by: string;
    readonly shared: number;
  }[];
  readonly operations: readonly { readonly id: string; readonly account: string; readonly by: string }[];
  /** Of all operations under way on them. */
  readonly operationCount: number;
}

export interface PlanNames {
  readonly accounts: Readonly<Record<string, string>>;
  readonly customers: Readonly<Record<string, string>>;
}

export interface PlanView extends PlanLine {
  readonly replacedBy: string | null;
  readonly page: PlanPage;
  readonly names: PlanNames;
  readonly rivals: PlanRivals;
}

/** An account that a plan is to be made for, with who holds it now. */
export interface ChosenAccount {
  readonly owner: AwsAccountId;
  readonly name: string;
  readonly family: string | null;
  readonly held: { readonly customer: CustomerId; readonly name: string; readonly payer: AwsAccountId } | null;
}
