import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { Assignment } from "@/lib/domain/assignments/assignment";
import type { FamilyReach } from "@/lib/domain/assignments/billing-block";
import type { CustomerId } from "@/lib/domain/values/customer-id";

/** What the form for a billing block offers. */
export interface BlockOptions {
  readonly customer: { readonly id: CustomerId; readonly name: string; readonly partnerBillingEnabled: boolean };
  readonly family: readonly Assignment[];
  readonly unassigned: readonly AwsAccount[];
  /** Unassigned accounts that head a family, with what their families take in. */
  readonly heads: readonly FamilyReach[];
  /** True when there are more unassigned accounts than are offered here. */
  readonly more: boolean;
}
