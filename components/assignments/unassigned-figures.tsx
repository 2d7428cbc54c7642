import { useLocale, useTranslations } from "next-intl";
import type { UnassignedMonth, UnassignedSpend } from "@/lib/domain/accounts/unassigned-account";
import { divideDecimals } from "@/lib/domain/values/decimal-text";
import { isOutdated } from "@/lib/domain/values/freshness";
import { OldFigure } from "../freshness/old-figure";
import { Amount } from "../ui/figures/amount";
import { formatMonth } from "../ui/figures/format-month";
import { formatPercent } from "../ui/figures/format-percent";
import { Quantity } from "../ui/figures/quantity";
import { KeyFigure } from "../ui/key-figure";
import { KeyFigures } from "../ui/key-figures";
import { UNASSIGNED_PATH } from "./unassigned-filters";

export type UnassignedFiguresProps = { spend: UnassignedSpend; late: number; now: Date };

/** What nobody is billed for, the money first. Months without a reading have no figure, which is not nothing. */
export function UnassignedFigures({ spend, late, now }: UnassignedFiguresProps) {
  const t = useTranslations("unassigned");
  const locale = useLocale();
  const { lastMonth, soFar, accounts } = spend;
  const money = ({ reading, cost }: UnassignedMonth) => {
    if (reading === null || reading.total === null) return { value: <span title={t("noFigure")}>—</span> };
    const figure = <Amount value={cost} currency={reading.currency} show="code" />;
    return isOutdated(reading, now)
      ? { value: "—", stale: <OldFigure figure={figure} fetchedAt={reading.fetchedAt} now={now} /> }
      : { value: figure };
  };
  const share = ({ reading, cost }: UnassignedMonth) => {
    const of = reading?.total ? divideDecimals(cost, reading.total, 6) : null;
    return of === null ? null : t("share", { share: formatPercent({ value: of, locale }) });
  };
  return (
    <KeyFigures>
      <KeyFigure
        label={t("notBilled")}
        {...money(lastMonth)}
        note={[formatMonth(lastMonth.month, locale, "heading"), share(lastMonth)].filter(Boolean).join(" · ")}
      />
      <KeyFigure
        label={t("columns.soFar")}
        {...money(soFar)}
        note={[t("estimated"), share(soFar)].filter(Boolean).join(" · ")}
      />
      <KeyFigure
        label={t("accounts")}
        value={<Quantity value={String(accounts)} />}
        note={t("withoutData", { count: accounts - lastMonth.priced, month: formatMonth(lastMonth.month, locale) })}
      />
      <KeyFigure
        label={t("noCost.lateShort")}
        href={`${UNASSIGNED_PATH}?no-cost=late`}
        value={<Quantity value={String(late)} />}
        note={t("noCost.lateNote")}
      />
    </KeyFigures>
  );
}
