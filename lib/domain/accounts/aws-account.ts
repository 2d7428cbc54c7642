import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";

export type AwsAccountType = "consolidated" | "linked" | "standalone" | "unknown";

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
