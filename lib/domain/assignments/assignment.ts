import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CustomerId } from "@/lib/domain/values/customer-id";

/** Which of the partner's AWS accounts is billed to which customer, and on whose bill its lines land. */
export interface Assignment {
  /** CloudHealth's id of the assignment. */
  readonly id: string;
  readonly owner: AwsAccountId;
  readonly customer: CustomerId;
  /** The account whose bill receives the lines; equal to the owner when it pays for itself. */
  readonly payer: AwsAccountId;
  /** v2 assignments belong to billing blocks and cannot be written through v1 (cloudhealth.md 5.2). */
  readonly managedBy: "v1" | "v2";
  /** Only there when managed by v2. */
  readonly block?: BlockPlace;
}

export const BLOCK_TYPES = ["family", "consolidated", "standalone"] as const;
export type BlockType = (typeof BLOCK_TYPES)[number];

/** What CloudHealth says of an account in a billing block (cloudhealth.md 5.2). */
export interface BlockPlace {
  /** Null for a type that is none of the three documented ones. */
  readonly type: BlockType | null;
  readonly name: string | null;
  /** The AWS payer in whose family the account sits, which need not be the one its lines are billed to. */
  readonly family: AwsAccountId | null;
  readonly errors: readonly string[];
}

export interface AssignmentDraft {
  readonly owner: AwsAccountId;
  readonly customer: CustomerId;
  readonly payer: AwsAccountId;
}

/** What the rules decide from; everything is handed in, nothing is looked up. */
export interface AssignmentFacts {
  readonly account: AwsAccount | null;
  readonly payerAccount: AwsAccount | null;
  readonly customer: { readonly name: string; readonly partnerBillingEnabled: boolean } | null;
  /** All assignments of the draft's customer. */
  readonly family: readonly Assignment[];
  /** Who holds the owner now, if anybody. */
  readonly holder: { readonly customer: CustomerId; readonly name: string } | null;
  /** Who holds the payer now, if it is another customer. */
  readonly payerHolder: { readonly customer: CustomerId; readonly name: string } | null;
}

export type AssignmentRefusal =
  | { readonly code: "account-unknown"; readonly account: AwsAccountId }
  | {
      readonly code: "account-held";
      readonly account: AwsAccountId;
      readonly holder: CustomerId;
      readonly holderName: string;
    }
  | { readonly code: "account-outside-family"; readonly account: AwsAccountId }
  | { readonly code: "customer-unknown"; readonly customer: CustomerId }
  | { readonly code: "billing-not-enabled"; readonly customer: CustomerId; readonly name: string }
  | { readonly code: "managed-elsewhere"; readonly customer: CustomerId; readonly name: string }
  | { readonly code: "pattern-is-standalone"; readonly selfPaying: number }
  | { readonly code: "pattern-is-consolidated"; readonly payer: AwsAccountId }
  | { readonly code: "payer-missing"; readonly payer: AwsAccountId }
  | {
      readonly code: "payer-held-elsewhere";
      readonly payer: AwsAccountId;
      readonly holder: CustomerId;
      readonly holderName: string;
    }
  | { readonly code: "payer-is-linked"; readonly payer: AwsAccountId; readonly itsPayer: AwsAccountId }
  | {
      readonly code: "families-differ";
      readonly account: AwsAccountId;
      readonly payer: AwsAccountId;
      /** The account's own; absent where CloudHealth found the difference. */
      readonly family?: string;
    };
