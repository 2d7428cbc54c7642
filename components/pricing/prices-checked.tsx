import { useTranslations } from "next-intl";
import type { PriceReport } from "@/lib/domain/pricing/price-report";
import { type PriceLists, reproducePriceReport } from "@/lib/domain/pricing/price-reproduction";
import { Amount } from "../ui/figures/amount";
import { Notice } from "../ui/notice";
import { Status } from "../ui/status";

/** Whether the figures come out again when the usage is priced by the lists that are known; what does not, by how much. */
export function PricesChecked({ report, prices }: { report: PriceReport; prices: PriceLists }) {
  const t = useTranslations("pricing.comesOut");
  const { isReproduced, currencies } = reproducePriceReport(report, prices);
  if (isReproduced)
    return (
      <p className="text-xs text-muted">
        <Status tone="positive">{t("all")}</Status>
      </p>
    );
  const others = currencies.flatMap(({ currency, products }) =>
    products.flatMap(({ sku, outcome }) => (outcome.at === "reproduced" ? [] : [{ currency, sku, outcome }])),
  );
  return (
    <Notice tone="info" title={t("some", { count: others.length })}>
      <p>{t("why")}</p>
      <ul className="mt-1 list-disc pl-4">
        {others.map(({ currency, sku, outcome }) => (
          <li key={`${currency}:${sku}`}>
            {outcome.at === "off"
              ? t.rich("off", { sku, by: () => <Amount value={outcome.by} currency={currency} show="code" signed /> })
              : t(outcome.why, { sku })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
