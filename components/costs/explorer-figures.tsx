import { useLocale, useTranslations } from "next-intl";
import type { CostChart } from "@/lib/domain/costs/cost-chart";
import type { CostComparison } from "@/lib/domain/costs/cost-comparison";
import type { CostExplorer } from "@/lib/domain/costs/cost-explorer";
import { isOpen } from "@/lib/domain/costs/cost-period-choice";
import { costRows } from "@/lib/domain/costs/cost-rows";
import { isEstimate } from "@/lib/domain/costs/cost-state";
import { type DecimalText, fractionOfChange } from "@/lib/domain/values/decimal-text";
import { isOutdated } from "@/lib/domain/values/freshness";
import type { Provenance } from "@/lib/domain/values/upstream";
import { OldFigure } from "../freshness/old-figure";
import { Amount } from "../ui/figures/amount";
import { Change } from "../ui/figures/change";
import { KeyFigure } from "../ui/key-figure";
import { KeyFigures } from "../ui/key-figures";
import { formatPeriod, spanEnds } from "./format-period";

export type ExplorerFiguresProps = {
  of: CostExplorer;
  chart: CostChart;
  comparison: CostComparison | null;
  provenance: Provenance;
  now: Date;
};

/** The whole span, what is under way, and the last two that are over beside each other. */
export function ExplorerFigures({ of, chart, comparison, provenance, now }: ExplorerFiguresProps) {
  const t = useTranslations("costExplorer");
  const locale = useLocale();
  const { interval } = of.query;
  const { periods, totals, currency } = chart;
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return null;
  const figure = (value: DecimalText | null) => {
    if (value === null) return { value: "—" };
    const amount = <Amount value={value} currency={currency} />;
    if (!isOutdated(provenance, now)) return { value: amount };
    return { value: "—", stale: <OldFigure figure={amount} fetchedAt={provenance.fetchedAt} now={now} /> };
  };
  const isUnderWay = isOpen(last, now);
  const at = periods.length - (isUnderWay ? 2 : 1);
  const [over, before] = [periods[at], periods[at - 1]];
  const [amount, amountBefore] = [totals[at] ?? null, totals[at - 1] ?? null];
  const estimated = periods.filter(({ state }) => isEstimate(state)).length;
  return (
    <KeyFigures>
      <KeyFigure
        label={t("span", { from: formatPeriod(first, interval, locale), to: formatPeriod(last, interval, locale) })}
        {...figure(costRows(chart, null).at(-1)?.total ?? null)}
        note={t("estimatedParts", { count: estimated, all: periods.length })}
      />
      {isUnderWay && (
        <KeyFigure
          label={t("soFar", { period: formatPeriod(last, interval, locale) })}
          {...figure(totals.at(-1) ?? null)}
          note={t(`state.${last.state}`)}
        />
      )}
      {over && (
        <KeyFigure
          label={formatPeriod(over, interval, locale)}
          {...figure(amount)}
          {...(before && amount !== null && amountBefore !== null
            ? {
                change: (
                  <Change
                    share={fractionOfChange(amountBefore, amount)}
                    note={t("against", { period: formatPeriod(before, interval, locale) })}
                  />
                ),
              }
            : {})}
          note={t(`state.${over.state}`)}
        />
      )}
      {comparison && (
        <KeyFigure
          label={t("againstSpan", spanEnds(comparison.before, interval, locale))}
          value={<Amount value={comparison.total.difference} currency={currency} signed />}
          {...(comparison.total.before === null ? {} : { change: <Change share={comparison.total.fraction} /> })}
        />
      )}
    </KeyFigures>
  );
}
