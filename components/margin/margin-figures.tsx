import { useLocale, useTranslations } from "next-intl";
import type { PartnerMonth } from "@/lib/domain/margin/margin-month";
import type { MarginTotal } from "@/lib/domain/margin/margin-total";
import { divideDecimals } from "@/lib/domain/values/decimal-text";
import { isOutdated } from "@/lib/domain/values/freshness";
import type { Provenance } from "@/lib/domain/values/upstream";
import { OldFigure } from "../freshness/old-figure";
import { Amount } from "../ui/figures/amount";
import { formatPercent } from "../ui/figures/format-percent";
import { Quantity } from "../ui/figures/quantity";
import { KeyFigure } from "../ui/key-figure";
import { KeyFigures } from "../ui/key-figures";

export type MarginFiguresProps = {
  totals: readonly MarginTotal[];
  whole: PartnerMonth;
  provenance: Provenance;
  now: Date;
  unassignedHref: string;
};

/** The sums of the list, one for each currency, and what is in none of them. */
export function MarginFigures({ totals, whole, provenance, now, unassignedHref }: MarginFiguresProps) {
  const t = useTranslations("margin.figures");
  const { accounts: unknownAccounts, cost: unknownCost } = whole.unknown;
  const known = totals.reduce((sum, total) => sum + total.known, 0);
  const losses = totals.reduce((sum, total) => sum + total.losses, 0);
  const customers = totals.reduce((sum, total) => sum + total.customers, 0);
  return (
    <KeyFigures>
      {totals.map((total) => (
        <Earned key={total.currency} total={total} provenance={provenance} now={now} />
      ))}
      <KeyFigure label={t("losses")} value={<Quantity value={String(losses)} />} note={t("lossesNote", { known })} />
      <KeyFigure label={t("unknown")} value={<Quantity value={String(customers - known)} />} note={t("unknownNote")} />
      {whole.unassigned.cost !== null && (
        <KeyFigure
          label={t("idle")}
          href={unassignedHref}
          value={<Amount value={whole.unassigned.cost} currency={whole.currency} />}
          note={
            <>
              {t("idleNote", { count: whole.unassigned.accounts })}
              {unknownCost !== null && (
                <>
                  {" · "}
                  {t.rich("idleUnknown", {
                    count: unknownAccounts,
                    cost: () => <Amount value={unknownCost} currency={whole.currency} />,
                  })}
                </>
              )}
            </>
          }
        />
      )}
    </KeyFigures>
  );
}

function Earned({ total, provenance, now }: { total: MarginTotal; provenance: Provenance; now: Date }) {
  const t = useTranslations("margin.figures");
  const locale = useLocale();
  const { currency, margin, charged } = total;
  if (currency === null || margin === null || charged === null) return null;
  const share = divideDecimals(margin, charged, 6);
  const amount = <Amount value={margin} currency={currency} loss />;
  const old = <OldFigure figure={amount} fetchedAt={provenance.fetchedAt} now={now} />;
  return (
    <KeyFigure
      label={t("margin", { currency })}
      value={amount}
      note={
        share !== null &&
        t.rich("of", {
          share: formatPercent({ value: share, locale }),
          charged: () => <Amount value={charged} currency={currency} />,
        })
      }
      {...(isOutdated(provenance, now) ? { stale: old } : {})}
    />
  );
}
