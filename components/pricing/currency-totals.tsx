import { useTranslations } from "next-intl";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import { isOutdated } from "@/lib/domain/values/freshness";
import type { Currency } from "@/lib/domain/values/money";
import type { Provenance } from "@/lib/domain/values/upstream";
import { OldFigure } from "../freshness/old-figure";
import { Amount } from "../ui/figures/amount";
import { KeyFigure } from "../ui/key-figure";
import { KeyFigures } from "../ui/key-figures";

export type CurrencyTotalsProps = {
  totals: readonly { readonly currency: Currency; readonly total: DecimalText; readonly note: string }[];
  provenance: Provenance;
  now: Date;
  /** Where each total opens to the call it came from. */
  receiptHref?: string | undefined;
};

/** One figure for each currency: they are never added to each other. */
export function CurrencyTotals({ totals, provenance, now, receiptHref }: CurrencyTotalsProps) {
  const t = useTranslations("pricing");
  return (
    <KeyFigures>
      {totals.map(({ currency, total, note }) => {
        const amount = <Amount value={total} currency={currency} show="code" />;
        const old = <OldFigure figure={amount} fetchedAt={provenance.fetchedAt} now={now} />;
        const stale = isOutdated(provenance, now) ? { stale: old } : {};
        return (
          <KeyFigure
            key={currency}
            label={t("totalIn", { currency })}
            value={amount}
            note={note}
            {...(receiptHref ? { href: receiptHref } : {})}
            {...stale}
          />
        );
      })}
    </KeyFigures>
  );
}
