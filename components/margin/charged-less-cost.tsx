import { useTranslations } from "next-intl";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";
import { Amount } from "../ui/figures/amount";

export type ChargedLessCostProps = { charged: DecimalText; cost: DecimalText; currency: Currency };

/** On a phone: what a margin is the difference of. */
export function ChargedLessCost({ charged, cost, currency }: ChargedLessCostProps) {
  const t = useTranslations("margin");
  return (
    <span className="sm:hidden">
      {t.rich("from", {
        charged: () => <Amount value={charged} currency={currency} show="none" />,
        cost: () => <Amount value={cost} currency={currency} show="none" />,
      })}
    </span>
  );
}
