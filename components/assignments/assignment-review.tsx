import { useTranslations } from "next-intl";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { AssignOptions } from "@/lib/domain/assignments/assign-options";
import { familyPattern } from "@/lib/domain/assignments/family-pattern";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";

export type AssignmentReviewProps = { account: AwsAccount; payer: AwsAccountId; options: AssignOptions };

/** What the button will do, and what it will commit the customer to. */
export function AssignmentReview({ account, payer, options }: AssignmentReviewProps) {
  const t = useTranslations("assignments.form");
  const isOwn = payer === account.owner;
  const values = {
    account: groupAccountNumber(account.owner),
    name: account.name,
    customer: options.customer.name,
    payer: groupAccountNumber(payer),
  };
  const settlesPattern = familyPattern(options.family).kind === "single";
  return (
    <div className="text-sm">
      <p className="font-medium">{t("review")}</p>
      <p>
        {t(isOwn ? "reviewOwn" : "reviewLinked", values)}{" "}
        {settlesPattern && t(isOwn ? "secondOwn" : "firstLinked", values)}
      </p>
    </div>
  );
}
