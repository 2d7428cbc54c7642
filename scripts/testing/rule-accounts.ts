import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";

export const ONE = awsAccountId("000000000001");
export const TWO = awsAccountId("000000000002");
export const THREE = awsAccountId("000000000003");
export const OTHER_FAMILY = awsAccountId("000000000004");
export const NO_FAMILY = awsAccountId("000000000005");
export const HEAD = awsAccountId("900000000000");
export const ACME = customerId("3947");
export const BOREALIS = customerId("3948");

export const account = (owner: typeof ONE, family: string | null, type: AwsAccount["type"] = "linked"): AwsAccount => ({
  id: owner.slice(-3),
  owner,
  name: `Account ${owner}`,
  amazonName: null,
  type,
  family,
  isActive: true,
});

export const ACCOUNTS: readonly AwsAccount[] = [
  account(ONE, "Northpine Main"),
  account(TWO, "Northpine Main"),
  account(THREE, "Northpine Main"),
  account(OTHER_FAMILY, "Northpine Second"),
  account(NO_FAMILY, null, "standalone"),
  account(HEAD, "Northpine Main", "consolidated"),
];
