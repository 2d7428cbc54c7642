import type { AccountClass } from "@/lib/domain/margin/margin-facts";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import type { PageSize } from "@/lib/domain/values/list-query";

/** Which of the accounts are shown. */
export interface MarginPage {
  readonly page: number;
  readonly per: PageSize;
}

/** One account in a customer's month, and how it stands to it. */
export interface MarginAccount {
  readonly owner: AwsAccountId;
  readonly name: string;
  readonly class: AccountClass;
  readonly partner: DecimalText | null;
  readonly customer: DecimalText | null;
}
