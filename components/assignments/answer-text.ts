import { useTranslations } from "next-intl";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import type { AssignmentEntry } from "@/lib/domain/assignments/assignment-entry";
import type { Answer } from "@/lib/domain/assignments/time-travel";

/** Who had an account, in a few words. */
export function useAnswerText(): (answer: Answer<AssignmentEntry>) => string {
  const t = useTranslations("account.travel");
  return (answer) => {
    if (answer.state !== "held") return t(answer.state);
    const { owner, payer, customerName } = answer.entry;
    const bill = payer === owner ? t("ownPayer") : t("onBillOf", { payer: groupAccountNumber(payer) });
    return t("held", { customer: customerName, payer: bill });
  };
}
