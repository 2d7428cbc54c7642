import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CostHistory } from "@/lib/domain/costs/cost-history";
import { costOfMonth, lastMonthChange } from "@/lib/domain/costs/cost-view";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import { isOutdated } from "@/lib/domain/values/freshness";
import { monthOf, shiftMonth } from "@/lib/domain/values/month";
import type { Cached } from "@/lib/domain/values/upstream";
import { OldFigure } from "../freshness/old-figure";
import { Amount } from "../ui/figures/amount";
import { Change } from "../ui/figures/change";
import { formatMonth } from "../ui/figures/format-month";
import { Quantity } from "../ui/figures/quantity";
import { KeyFigure } from "../ui/key-figure";
import { KeyFigures } from "../ui/key-figures";

export type OverviewFiguresProps = {
  counts: { readonly customers: number; readonly accounts: number; readonly unassigned: number };
  /** When the lists behind the counts were last read whole. */
  readAt: string;
  costs: Cached<CostHistory>;
  now: Date;
};

/** What the day begins with. A figure past its freshness limit gives way to a dash and stands below with its age. */
export function OverviewFigures({ counts, readAt, costs, now }: OverviewFiguresProps) {
  const t = useTranslations("overview");
  const locale = useLocale();
  const fresh = (figure: ReactNode, fetchedAt: string) =>
    isOutdated({ fetchedAt }, now)
      ? { value: "—", stale: <OldFigure figure={figure} fetchedAt={fetchedAt} now={now} /> }
      : { value: figure };
  const count = (value: number) => fresh(<Quantity value={String(value)} />, readAt);
  const cost = (value: DecimalText | null) =>
    costs.state === "absent" || value === null
      ? { value: <span title={t("noFigure")}>—</span> }
      : fresh(<Amount value={value} currency={costs.value.currency} />, costs.provenance.fetchedAt);
  const current = monthOf(now);
  const last = shiftMonth(current, -1);
  const history = costs.state === "present" ? costs.value : null;
  const change = history && lastMonthChange(history, now);
  const before = formatMonth(shiftMonth(last, -1), locale);
  return (
    <KeyFigures>
      <KeyFigure label={t("customers")} href="/customers" {...count(counts.customers)} />
      <KeyFigure label={t("accounts")} href="/assignments" {...count(counts.accounts)} />
      <KeyFigure
        label={t("unassigned")}
        href="/assignments/unassigned"
        {...count(counts.unassigned)}
        note={t("unassignedNote", { count: counts.unassigned })}
      />
      <KeyFigure
        label={formatMonth(current, locale, "heading")}
        href="/costs"
        {...cost(history && costOfMonth(history, current))}
        note={t("soFarNote")}
      />
      <KeyFigure
        label={formatMonth(last, locale, "heading")}
        href="/costs"
        {...cost(history && costOfMonth(history, last))}
        {...(change
          ? { change: <Change share={change.fraction} note={t("against", { month: before })} /> }
          : { note: t("noComparison") })}
      />
    </KeyFigures>
  );
}
