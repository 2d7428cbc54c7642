import { useLocale, useTranslations } from "next-intl";
import type { CustomerMargin } from "@/lib/domain/margin/customer-margin";
import type { Earned } from "@/lib/domain/margin/margin-bridge";
import { isNegative } from "@/lib/domain/values/decimal-text";
import { isOutdated } from "@/lib/domain/values/freshness";
import type { Currency } from "@/lib/domain/values/money";
import { OldFigure } from "../freshness/old-figure";
import { Amount } from "../ui/figures/amount";
import { formatPercent } from "../ui/figures/format-percent";
import { KeyFigure } from "../ui/key-figure";
import { KeyFigures } from "../ui/key-figures";
import { EarnedAmount } from "./earned-amount";

export type CustomerMarginFiguresProps = { of: CustomerMargin; currency: Currency; now: Date };

/** Both margins and the costs they are worked out of; past its freshness limit a margin stands below, with its age. */
export function CustomerMarginFigures({ of, currency, now }: CustomerMarginFiguresProps) {
  const t = useTranslations("margin");
  const ui = useTranslations("ui");
  const locale = useLocale();
  const { bridge, readings, facts } = of;
  const oldest = [readings.partner?.fetchedAt, readings.customer?.fetchedAt].flatMap((at) => at ?? []).sort()[0];
  const earned = (label: string, margin: Earned) => {
    const value = <EarnedAmount of={margin} currency={currency} show="symbol" loss={false} />;
    const stale =
      margin.state === "known" && oldest !== undefined && isOutdated({ fetchedAt: oldest }, now)
        ? { stale: <OldFigure figure={value} fetchedAt={oldest} now={now} /> }
        : {};
    return <KeyFigure label={label} value={value} note={noteOf(margin)} {...stale} />;
  };
  const noteOf = (margin: Earned) => {
    if (margin.state === "unknown") return t(`why.${margin.why}`);
    const share = margin.share && t("page.share", { share: formatPercent({ value: margin.share, locale }) });
    return [isNegative(margin.amount) && ui("loss"), share].filter(Boolean).join(" · ");
  };
  const accounts = Object.entries(facts.classes).reduce(
    (sum, [name, one]) => (name === "left" ? sum : sum + one.accounts),
    0,
  );
  return (
    <KeyFigures>
      {earned(t("page.margin"), bridge.billed)}
      {earned(t("page.pricedMargin"), bridge.priced)}
      <KeyFigure
        label={t("page.partner")}
        value={bridge.partner === null ? "—" : <Amount value={bridge.partner} currency={currency} />}
        note={t("page.partnerNote", { count: accounts })}
      />
      <KeyFigure
        label={t("page.billed")}
        value={bridge.customer === null ? "—" : <Amount value={bridge.customer} currency={currency} />}
      />
    </KeyFigures>
  );
}
