import type { Removable } from "@/lib/domain/assignments/time-travel";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CustomerId } from "@/lib/domain/values/customer-id";

/** One line of what is kept of an account's assignment. */
export interface AssignmentEntry extends Removable {
  readonly owner: AwsAccountId;
  readonly customer: CustomerId;
  /** Its name as it is now, or was last. */
  readonly customerName: string;
  readonly isCustomerThere: boolean;
  readonly payer: AwsAccountId;
  readonly managedBy: "v1" | "v2";
  readonly source: EntrySource;
}

/** Where a line came from. Operations and readings are kept for a time only: `isKept` says whether there is a page of it. */
export type EntrySource =
  | { readonly by: "operation"; readonly id: string; readonly actorName: string | null; readonly isKept: boolean }
  | { readonly by: "reading"; readonly id: string; readonly isKept: boolean }
  | { readonly by: "unknown" };
