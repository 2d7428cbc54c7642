import { useLocale, useTranslations } from "next-intl";
import type { CostChart, CostPeriod } from "@/lib/domain/costs/cost-chart";
import type { CostComparison } from "@/lib/domain/costs/cost-comparison";
import { isOpen } from "@/lib/domain/costs/cost-period-choice";
import { ZERO } from "@/lib/domain/values/decimal-text";
import { formatInstant } from "../ui/figures/format-instant";
import { Notice } from "../ui/notice";

export type ExplorerNoticesProps = {
  chart: CostChart;
  comparison: CostComparison | null;
  reach: CostPeriod | null;
  now: Date;
};

/** What has to be known before the figures are read: totals that do not add up, spans that are not alike. */
export function ExplorerNotices({ chart, comparison, reach, now }: ExplorerNoticesProps) {
  const t = useTranslations("costExplorer");
  const locale = useLocale();
  const open = chart.differences.filter((difference) => difference !== ZERO).length;
  const isUnknown = comparison !== null && reach !== null && comparison.before.start < reach.start;
  const isUnequal = comparison !== null && chart.periods.some((period) => isOpen(period, now));
  return (
    <div className="my-4 flex flex-col gap-2 empty:hidden">
      {open > 0 && (
        <Notice tone="caution" title={t("openTitle", { count: open })}>
          {t("openNote")}
        </Notice>
      )}
      {isUnknown && (
        <Notice tone="caution">
          {t("unknownBefore", { date: formatInstant({ at: reach.start, locale, show: "date" }) })}
        </Notice>
      )}
      {isUnequal && !isUnknown && <Notice tone="info">{t("unequal")}</Notice>}
    </div>
  );
}
