import { useLocale, useTranslations } from "next-intl";
import type { PriceTier } from "@/lib/domain/pricing/price-tier";
import { formatQuantity } from "../ui/figures/format-quantity";

/** A price of a unit is often far below a cent. */
const MOST_DECIMALS = 20;

/** The prices of tiers, a line each. */
export function TierPrices({ tiers, currency }: { tiers: readonly PriceTier[]; currency: string }) {
  const t = useTranslations("rates");
  const locale = useLocale();
  return tiers.map(({ lower, upper, price, mode, chunkSize }) => (
    <span key={lower} className="block">
      <data value={price} className="tnum">
        {currency} {formatQuantity({ value: price, locale, digits: MOST_DECIMALS })}
      </data>{" "}
      <span className="text-muted">
        {mode === "per-unit" && t("perUnit")}
        {mode === "flat-fee" && chunkSize === null && t("once")}
        {mode === "flat-fee" &&
          chunkSize !== null &&
          t("perChunk", { size: formatQuantity({ value: chunkSize, locale, digits: MOST_DECIMALS }) })}
        {tiers.length > 1 &&
          ` · ${
            upper === null
              ? t("above", { from: formatQuantity({ value: lower, locale, digits: MOST_DECIMALS }) })
              : t("between", {
                  from: formatQuantity({ value: lower, locale, digits: MOST_DECIMALS }),
                  to: formatQuantity({ value: upper, locale, digits: MOST_DECIMALS }),
                })
          }`}
      </span>
    </span>
  ));
}
