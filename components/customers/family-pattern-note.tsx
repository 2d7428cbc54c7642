import { useTranslations } from "next-intl";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import type { FamilyPattern } from "@/lib/domain/assignments/family-pattern";

/** How the customer's accounts pay, and what that means for the next one. */
export function FamilyPatternNote({ pattern }: { pattern: FamilyPattern }) {
  const t = useTranslations("assignments.pattern");
  const { kind } = pattern;
  if (kind === "empty") return null;
  const payer = "payer" in pattern ? groupAccountNumber(pattern.payer) : "";
  const counts = {
    count: "count" in pattern ? pattern.count : 0,
    linked: "linked" in pattern ? pattern.linked : 0,
    selfPaying: "selfPaying" in pattern ? pattern.selfPaying : 0,
  };
  return (
    <div className="mb-4 max-w-[720px] border-l-2 border-line-strong pl-3 text-sm">
      <p className="font-medium">{t(kind, counts)}</p>
      <p className="text-muted">{t(`${kind}Note`, { payer })}</p>
    </div>
  );
}
