import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CustomerId } from "@/lib/domain/values/customer-id";

/** How what CloudHealth has differs from what is wanted; the order is the one in which they are listed. */
export const DRIFT_CLASSES = [
  "missing",
  "extra",
  "customer-moved",
  "payer-moved",
  "managed-by-blocks",
  "billing-off",
  "account-disabled",
  "account-unknown",
] as const;
export type DriftClass = (typeof DRIFT_CLASSES)[number];

/** What speaks against an account's billing although it is where it shall be. */
export type DriftCondition = Extract<DriftClass, "billing-off" | "account-disabled" | "account-unknown">;

export interface DriftPlace {
  readonly customer: CustomerId;
  readonly customerName: string;
  readonly payer: AwsAccountId;
  readonly managedBy: "v1" | "v2";
}

/** One account as it is wanted and as CloudHealth was last read. */
export interface DriftFacts {
  readonly owner: AwsAccountId;
  /** Null for an account that CloudHealth does not list. */
  readonly name: string | null;
  /** The version of the cached assignment; null when there never was one. */
  readonly version: number | null;
  /** Null: nobody shall have it. */
  readonly wanted: DriftPlace | null;
  /** Null: nobody has it. */
  readonly upstream: DriftPlace | null;
  /** What speaks against its billing now, and what of it is accepted. */
  readonly conditions: readonly DriftCondition[];
  readonly accepted: readonly DriftCondition[];
  /** Whether the customer that shall have it is still there, is billed, and is open to version 1. */
  readonly wantedCustomer: { readonly isThere: boolean; readonly isBilled: boolean; readonly isInBlocks: boolean };
  readonly isListed: boolean;
}

/** Why an account cannot be put back to what is wanted of it. */
export type RevertObstacle =
  | "in-place"
  | "upstream-in-blocks"
  | "customer-gone"
  | "customer-in-blocks"
  | "billing-is-off"
  | "account-not-listed";

export interface Drift extends DriftFacts {
  readonly classes: readonly [DriftClass, ...DriftClass[]];
  /** Null: it can be reverted, if the rules let it. */
  readonly obstacle: RevertObstacle | null;
}
