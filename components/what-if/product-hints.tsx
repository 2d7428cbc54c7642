import { useTranslations } from "next-intl";
import { averagePrice } from "@/lib/domain/pricing/average-price";
import { compilePrice } from "@/lib/domain/pricing/compile-price";
import type { PricedProduct } from "@/lib/domain/pricing/price-report";
import type { PriceTier } from "@/lib/domain/pricing/price-tier";
import type { ProductBill } from "@/lib/domain/pricing/scenario-bill";
import type { TierGap } from "@/lib/domain/pricing/tier-check";
import { tierHeadroom } from "@/lib/domain/pricing/tier-headroom";
import { type DecimalText, divideDecimals } from "@/lib/domain/values/decimal-text";
import { HeadroomText } from "../pricing/headroom-text";
import { MOST_PRICE_DECIMALS, MOST_USAGE_DECIMALS } from "../pricing/price-columns";
import { currencyDigits } from "../ui/figures/currency-digits";
import { Quantity } from "../ui/figures/quantity";

const EACH_PLACES = 12;

export type ProductHintsProps = {
  bill: ProductBill;
  currency: string;
  tiers: readonly PriceTier[] | null;
  gaps: readonly TierGap[];
};

/** How far the next tier is, from which average price on something is earned, and units that would have no price. */
export function ProductHints({ bill, currency, tiers, gaps }: ProductHintsProps) {
  const t = useTranslations("whatIf");
  const price = tiers === null ? null : compilePrice(tiers);
  const headroom = price?.ok ? tierHeadroom(price.value, bill.product.usage) : null;
  const number = (value: DecimalText, digits: number) => <Quantity value={value} digits={digits} />;
  return (
    <ul className="flex flex-wrap gap-x-4 text-xs text-muted">
      {headroom && (
        <li>
          <HeadroomText of={headroom} least={currencyDigits(currency)} />
        </li>
      )}
      <BreakEven bill={bill} />
      {gaps.map(({ from, to }) => (
        <li key={from}>
          {to === null
            ? t.rich("noPriceBeyond", { from: () => number(from, MOST_USAGE_DECIMALS) })
            : t.rich("noPriceBetween", {
                from: () => number(from, MOST_USAGE_DECIMALS),
                to: () => number(to, MOST_USAGE_DECIMALS),
              })}
        </li>
      ))}
    </ul>
  );
}

function BreakEven({ bill: { product, after } }: { bill: ProductBill }) {
  const t = useTranslations("whatIf");
  if (!after || after.goods === null) return null;
  const goods = divideDecimals(after.goods, product.usage, EACH_PLACES);
  const average = averageOf(product, after.charged);
  if (goods === null || average === null) return null;
  return (
    <li>
      {t.rich("breakEven", {
        goods: () => <Quantity value={goods} digits={MOST_PRICE_DECIMALS} />,
        average: () => <Quantity value={average} digits={MOST_PRICE_DECIMALS} />,
      })}
    </li>
  );
}

function averageOf(product: PricedProduct, charged: DecimalText): DecimalText | null {
  return averagePrice({ ...product, price: null, cost: charged })?.price ?? null;
}
