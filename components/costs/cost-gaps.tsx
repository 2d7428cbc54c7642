import { useLocale, useTranslations } from "next-intl";
import type { CostDiscrepancy } from "@/lib/domain/costs/cost-check";
import type { Currency } from "@/lib/domain/values/money";
import { Amount } from "../ui/figures/amount";
import { formatMonth } from "../ui/figures/format-month";
import { Notice } from "../ui/notice";

/** Months whose services are not their total, each with both figures and the difference. */
export function CostGaps({ gaps, currency }: { gaps: readonly CostDiscrepancy[]; currency: Currency }) {
  const t = useTranslations("costs");
  const locale = useLocale();
  if (gaps.length === 0) return null;
  return (
    <Notice tone="caution" title={t("gaps.title", { count: gaps.length })}>
      <p>{t("gaps.note")}</p>
      <ul className="mt-1">
        {gaps.map(({ month, stated, summed, difference }) => (
          <li key={month}>
            {t.rich("gaps.month", {
              month: formatMonth(month, locale, "heading"),
              stated: () => <Amount value={stated} currency={currency} />,
              summed: () => <Amount value={summed} currency={currency} />,
              difference: () => <Amount value={difference} currency={currency} signed />,
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
