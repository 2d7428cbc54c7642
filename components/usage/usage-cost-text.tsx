import { useTranslations } from "next-intl";
import type { UsageCost } from "@/lib/domain/usage/price-usage";
import { Amount } from "../ui/figures/amount";

/** A cost by the rate card, one amount for each currency; where some of it is not known it says why. */
export function UsageCostText({ cost }: { cost: UsageCost | undefined }) {
  const t = useTranslations("usageExplorer");
  if (!cost) return null;
  return (
    <>
      {cost.costs.map(({ currency, cost: amount }) => (
        <span key={currency} className="block">
          <Amount value={amount} currency={currency} show="code" />
        </span>
      ))}
      {cost.lacks.map((lack) => (
        <span key={lack} className="block text-xs font-normal text-muted">
          {t(`${cost.costs.length > 0 ? "costPart" : "costUnknown"}.${lack}`)}
        </span>
      ))}
    </>
  );
}
