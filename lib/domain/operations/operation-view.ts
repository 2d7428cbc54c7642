import type { AssignmentRefusal } from "@/lib/domain/assignments/assignment";
import type { Customer } from "@/lib/domain/customers/customer";
import type { CustomerRefusal } from "@/lib/domain/customers/customer-input";
import type { OperationKind, OperationState } from "@/lib/domain/operations/operation";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { UpstreamTrouble } from "@/lib/domain/values/upstream";

/** The upstream said no in words of its own that no rule of ours explains. */
export interface UpstreamSaid {
  readonly code: "upstream-said";
  readonly lines: readonly string[];
}

/** What was to be changed is not there any more. */
export type Gone =
  | { readonly code: "assignment-gone"; readonly account: AwsAccountId }
  | { readonly code: "customer-gone"; readonly customer: CustomerId };

/** What a person decided or named. */
export type Decided =
  | { readonly code: "given-up"; readonly by: string }
  | { readonly code: "reference-unknown"; readonly reference: string };

/** One account's row of a refused billing block, in words that no rule of ours explains. */
export interface RowRefused {
  readonly code: "row-refused";
  readonly account: AwsAccountId;
  readonly lines: readonly string[];
}

export type OperationRefusal = AssignmentRefusal | CustomerRefusal | UpstreamSaid | RowRefused | Gone | Decided;

/** An operation as pages show it, from queued to settled. */
export interface OperationView {
  readonly id: string;
  readonly kind: OperationKind;
  readonly state: OperationState;
  /** What is written to, in a person's words: an account number, a customer's name. */
  readonly subject: string;
  readonly customerId: CustomerId | null;
  readonly actorName: string;
  readonly createdAt: string;
  readonly settledAt: string | null;
  /** When the next try is due; meaningful while waiting. */
  readonly dueAt: string;
  readonly attempts: number;
  /** The batch it belongs to, and its place in it. */
  readonly batchId: string | null;
  readonly wave: number;
  readonly trouble: UpstreamTrouble | null;
  readonly refusals: readonly OperationRefusal[];
  /** Where the thing made can be seen: the new customer's id or the report's. */
  readonly made: string | null;
}

/** The state in people's words: what a person gave up nobody refused. */
export type ShownState = OperationState | "GIVEN_UP";

export function shownState({ state, refusals }: Pick<OperationView, "state" | "refusals">): ShownState {
  return refusals.some(({ code }) => code === "given-up") ? "GIVEN_UP" : state;
}

/** Why an operation could not even be recorded. */
export type RecordRefusal =
  | { readonly code: "operation-conflict"; readonly operationId: string }
  | { readonly code: "operation-under-way"; readonly operationId: string; readonly actorName: string }
  /** Somebody changed the row since it was shown. */
  | {
      readonly code: "version-conflict";
      readonly expected: number;
      readonly found: number | null;
      /** What it is now, where the form can show the difference. */
      readonly latest?: LatestCustomer;
    };

export interface LatestCustomer {
  readonly customer: Customer;
  readonly version: number;
  /** Who changed it last; null for a change that was read from CloudHealth. */
  readonly actorName: string | null;
  readonly knownFrom: string;
}
