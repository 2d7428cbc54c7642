import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { Assignment, AssignmentFacts } from "@/lib/domain/assignments/assignment";
import type { CustomerId } from "@/lib/domain/values/customer-id";

/** What the assign form asks the rules with, as an account is picked. */
export interface AssignOptions {
  readonly customer: { readonly id: CustomerId; readonly name: string; readonly partnerBillingEnabled: boolean };
  readonly family: readonly Assignment[];
  /** Those of the family that pay for themselves, as CloudHealth knows them. */
  readonly familyAccounts: readonly AwsAccount[];
  readonly unassigned: readonly AwsAccount[];
  /** True when there are more unassigned accounts than are offered here. */
  readonly more: boolean;
  /** The account the address names, with whoever holds it already. */
  readonly named: { readonly account: AwsAccount; readonly holder: AssignmentFacts["holder"] } | null;
}
