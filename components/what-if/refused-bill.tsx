import { useTranslations } from "next-intl";
import type { CurrencyReproduction } from "@/lib/domain/pricing/price-reproduction";
import { Amount } from "../ui/figures/amount";
import { Notice } from "../ui/notice";

/** Why a bill is not priced again: what did not come out of the lists that are known, and by how much. */
export function RefusedBill({ reproduction }: { reproduction: CurrencyReproduction }) {
  const t = useTranslations("whatIf.refused");
  const said = useTranslations("pricing.comesOut");
  const { currency, stated, computed, products } = reproduction;
  const amount =
    (value: string, signed = false) =>
    () => <Amount value={value} currency={currency} show="code" signed={signed} />;
  return (
    <Notice tone="caution" title={t("title", { currency })}>
      <p>
        {computed === null
          ? t.rich("noTotal", { stated: amount(stated) })
          : t.rich("totals", { stated: amount(stated), computed: amount(computed) })}
      </p>
      <ul className="mt-1 list-disc pl-4">
        {products.map(({ sku, outcome }) =>
          outcome.at === "reproduced" ? null : (
            <li key={sku}>
              {outcome.at === "off"
                ? said.rich("off", { sku, by: amount(outcome.by, true) })
                : said(outcome.why, { sku })}
            </li>
          ),
        )}
      </ul>
      <p className="mt-1">{t("next")}</p>
    </Notice>
  );
}
