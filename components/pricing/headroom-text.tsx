import { useTranslations } from "next-intl";
import type { TierHeadroom } from "@/lib/domain/pricing/tier-headroom";
import { AlignedNumber, columnDecimals } from "../ui/figures/aligned-number";
import { Quantity } from "../ui/figures/quantity";
import { MOST_PRICE_DECIMALS, MOST_USAGE_DECIMALS } from "./price-columns";

/** How far the next tier is, and what a unit or the fee is there. */
export function HeadroomText({ of: { left, beyond }, least }: { of: TierHeadroom; least: number }) {
  const t = useTranslations("pricing.headroom");
  return t.rich(beyond.mode, {
    left: () => <Quantity value={left} digits={MOST_USAGE_DECIMALS} />,
    price: () => (
      <AlignedNumber
        value={beyond.price}
        least={least}
        places={columnDecimals([beyond.price], { least, most: MOST_PRICE_DECIMALS })}
      />
    ),
  });
}
