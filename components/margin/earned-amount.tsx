import { useTranslations } from "next-intl";
import type { Earned } from "@/lib/domain/margin/margin-bridge";
import type { Currency } from "@/lib/domain/values/money";
import { Amount } from "../ui/figures/amount";
import type { CurrencyShow } from "../ui/figures/format-amount";

export type EarnedAmountProps = { of: Earned; currency: Currency | null; show?: CurrencyShow; loss?: boolean };

/** A margin in money, a loss named as one unless the word stands beside it; where it is not known, that and why on hover. */
export function EarnedAmount({ of, currency, show = "code", loss = true }: EarnedAmountProps) {
  const t = useTranslations("margin");
  if (of.state === "known" && currency !== null)
    return <Amount value={of.amount} currency={currency} show={show} loss={loss} />;
  const why = of.state === "unknown" ? of.why : "no-partner-cost";
  return (
    <span className="text-muted" title={t(`why.${why}`)}>
      {t("notKnown")}
    </span>
  );
}
