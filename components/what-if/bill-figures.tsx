import { useTranslations } from "next-intl";
import type { ScenarioBill } from "@/lib/domain/pricing/scenario-bill";
import { fractionOfChange } from "@/lib/domain/values/decimal-text";
import { Amount } from "../ui/figures/amount";
import { Change } from "../ui/figures/change";
import { KeyFigure } from "../ui/key-figure";
import { KeyFigures } from "../ui/key-figures";
import { MarginText } from "./sale-figures";

export type PricedBill = Extract<ScenarioBill, { at: "priced" }>;

/** One currency's bill before and after, the difference and what is earned; stays in sight while one types. */
export function BillFigures({ bill: { currency, before, after, difference } }: { bill: PricedBill }) {
  const t = useTranslations("whatIf");
  const amount = (value: string, signed = false) => (
    <Amount value={value} currency={currency} show="code" signed={signed} />
  );
  return (
    <div className="z-10 bg-surface sm:sticky sm:top-0" aria-live="polite">
      <KeyFigures>
        <KeyFigure label={t("billBefore")} value={amount(before.charged)} />
        <KeyFigure
          label={t("billAfter")}
          value={after ? amount(after.charged) : "—"}
          note={after ? undefined : t("noAfter")}
        />
        <KeyFigure
          label={t("difference")}
          value={difference === null ? "—" : amount(difference, true)}
          change={after && <Change share={fractionOfChange(before.charged, after.charged)} />}
        />
        <KeyFigure
          label={t("marginAfter")}
          value={<MarginText sale={after} currency={currency} />}
          note={
            before.goods === null
              ? t("goodsUnknown")
              : t.rich("marginWas", { margin: () => <MarginText sale={before} currency={currency} /> })
          }
        />
      </KeyFigures>
    </div>
  );
}
