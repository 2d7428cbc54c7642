import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { DecimalText } from "@/lib/domain/values/decimal-text";

/** An account that is assigned and whose customer has no cost of it yet. Instants in ISO. */
export interface AwaitedCost {
  readonly owner: AwsAccountId;
  readonly name: string;
  readonly customer: CustomerId;
  readonly customerName: string | null;
  readonly billingEnabled: boolean;
  readonly assignedAt: string;
  /** When the customer's report was last looked at for it. */
  readonly readAt: string | null;
  /** What it costs the partner this month; null: no data. */
  readonly partnerCost: DecimalText | null;
}
