import { useTranslations } from "next-intl";
import type { ComparedTotal } from "@/lib/domain/pricing/compare-scenarios";
import type { Sale } from "@/lib/domain/pricing/sale";
import { subtractDecimals } from "@/lib/domain/values/decimal-text";
import { Amount } from "../ui/figures/amount";
import { KeyFigure } from "../ui/key-figure";
import { KeyFigures } from "../ui/key-figures";
import { Panel } from "../ui/panel";
import { MarginText } from "./sale-figures";

export type ComparisonTotalsProps = {
  totals: readonly ComparedTotal[];
  scenarios: readonly { readonly id: string; readonly name: string }[];
};

/** One total for each currency, over the bills that came out of their price lists. */
export function ComparisonTotals({ totals, scenarios }: ComparisonTotalsProps) {
  const t = useTranslations("whatIf.compare");
  return totals.map(({ currency, before, after, refused }) => (
    <Panel key={currency} title={t("totals", { currency })} note={t("totalsNote", { count: refused })}>
      <KeyFigures>
        <KeyFigure
          label={t("now")}
          value={<Amount value={before.charged} currency={currency} show="code" />}
          note={<Earned sale={before} currency={currency} />}
        />
        {scenarios.map(({ id, name }, at) => {
          const sale = after[at];
          return (
            <KeyFigure
              key={id}
              label={name}
              value={sale ? <Amount value={sale.charged} currency={currency} show="code" /> : t("noAfter")}
              change={
                sale && (
                  <Amount
                    value={subtractDecimals(sale.charged, before.charged)}
                    currency={currency}
                    show="code"
                    signed
                  />
                )
              }
              note={sale && <Earned sale={sale} currency={currency} />}
            />
          );
        })}
      </KeyFigures>
    </Panel>
  ));
}

function Earned({ sale, currency }: { sale: Sale; currency: string }) {
  const t = useTranslations("whatIf.compare");
  return (
    <>
      {t("margin")} <MarginText sale={sale} currency={currency} />
    </>
  );
}
