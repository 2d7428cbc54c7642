import { useLocale, useTranslations } from "next-intl";
import type { CostHistory } from "@/lib/domain/costs/cost-history";
import { costOfMonth, lastMonthChange, stateOfMonth } from "@/lib/domain/costs/cost-view";
import { addDecimals, type DecimalText } from "@/lib/domain/values/decimal-text";
import { isOutdated } from "@/lib/domain/values/freshness";
import { type Month, monthOf, shiftMonth } from "@/lib/domain/values/month";
import type { Provenance } from "@/lib/domain/values/upstream";
import { OldFigure } from "../freshness/old-figure";
import { Amount } from "../ui/figures/amount";
import { Change } from "../ui/figures/change";
import { formatMonth } from "../ui/figures/format-month";
import { KeyFigure } from "../ui/key-figure";
import { KeyFigures } from "../ui/key-figures";
import { monthReceipt } from "./month-receipt";

export type CostFiguresProps = {
  shown: CostHistory;
  history: CostHistory;
  provenance: Provenance;
  now: Date;
  /** The page on which each figure opens to the calls it comes from. */
  receiptPath: string;
};

/** The three figures a month's end begins with. Too old, each gives way to a dash and stands below with its age. */
export function CostFigures({ shown, history, provenance, now, receiptPath }: CostFiguresProps) {
  const t = useTranslations("costs");
  const states = useTranslations("costExplorer.state");
  const locale = useLocale();
  const current = monthOf(now);
  const change = lastMonthChange(history, now);
  const known = shown.totals.flatMap((total) => total ?? []);
  const named = (month: Month) => formatMonth(month, locale, "heading");
  const receipt = (months: readonly Month[]) => {
    const href = monthReceipt(receiptPath, history, months);
    return href === null ? {} : { href };
  };
  const figure = (value: DecimalText | null) => {
    if (value === null) return { value: <span title={t("noData")}>—</span> };
    const amount = <Amount value={value} currency={history.currency} />;
    if (!isOutdated(provenance, now)) return { value: amount };
    return { value: "—", stale: <OldFigure figure={amount} fetchedAt={provenance.fetchedAt} now={now} /> };
  };
  const last = change?.month ?? shiftMonth(current, -1);
  return (
    <KeyFigures>
      <KeyFigure
        label={t("soFar", { month: named(current) })}
        {...figure(costOfMonth(history, current))}
        {...receipt([current])}
        note={states(stateOfMonth(history, current))}
      />
      <KeyFigure
        label={named(last)}
        {...figure(costOfMonth(history, last))}
        {...receipt([last])}
        {...(change
          ? {
              change: (
                <Change
                  share={change.fraction}
                  note={t("against", { month: formatMonth(shiftMonth(last, -1), locale) })}
                />
              ),
            }
          : {})}
        note={change ? states(stateOfMonth(history, last)) : t("noComparison")}
      />
      <KeyFigure
        label={t("monthsShown", { count: shown.months.length })}
        {...figure(known.length === 0 ? null : addDecimals(known))}
        {...receipt(shown.months)}
        note={t("withMonthUnderWay")}
      />
    </KeyFigures>
  );
}
