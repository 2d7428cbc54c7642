import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CustomerId } from "@/lib/domain/values/customer-id";

export const ACCOUNT_TYPES = ["consolidated", "linked", "standalone", "unknown"] as const;
export type AwsAccountType = (typeof ACCOUNT_TYPES)[number];

/** An AWS account as CloudHealth knows it in the partner's own tenant. */
export interface AwsAccount {
  /** CloudHealth's id of the account. */
  readonly id: string;
  readonly owner: AwsAccountId;
  readonly name: string;
  readonly amazonName: string | null;
  readonly type: AwsAccountType;
  /** Name of the AWS consolidated billing family (the payer account's name); null when the account is in none. */
  readonly family: string | null;
  readonly isActive: boolean;
}

/** One account of the partner with who holds it, as the list of all accounts shows it. */
export interface AccountLine {
  readonly owner: AwsAccountId;
  readonly name: string;
  readonly type: AwsAccountType;
  readonly family: string | null;
  readonly isActive: boolean;
  /** When CloudHealth's list was last seen to hold it. */
  readonly readAt: string;
  readonly assignment: {
    readonly customer: CustomerId;
    readonly customerName: string | null;
    readonly payer: AwsAccountId;
    readonly managedBy: "v1" | "v2";
    /** When Headwater first saw this customer hold it. */
    readonly since: string;
  } | null;
}
