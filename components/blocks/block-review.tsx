import { useTranslations } from "next-intl";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import type { BlockDraft, FamilyReach } from "@/lib/domain/assignments/billing-block";

export type BlockReviewProps = { draft: BlockDraft; reach: FamilyReach | null; customerName: string };

/** What the button will do, in numbers, and what it commits the customer to. */
export function BlockReview({ draft, reach, customerName }: BlockReviewProps) {
  const t = useTranslations("blocks");
  const count = draft.type === "family" ? 1 + (reach?.linked ?? 0) : draft.owners.length;
  const payer = groupAccountNumber(draft.payer ?? draft.owners[0] ?? "");
  return (
    <div className="text-sm">
      <p className="font-medium">{t("review")}</p>
      <p>
        {t(`reviews.${draft.type}`, { count, customer: customerName, payer })} {t("locks", { customer: customerName })}
      </p>
    </div>
  );
}
