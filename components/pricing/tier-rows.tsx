import { useTranslations } from "next-intl";
import type { PricedProduct, PricedTier } from "@/lib/domain/pricing/price-report";
import { type TierHeadroom, tierHeadroom } from "@/lib/domain/pricing/tier-headroom";
import { distinctKeys } from "../ui/distinct-keys";
import { AlignedNumber } from "../ui/figures/aligned-number";
import { Amount } from "../ui/figures/amount";
import { Td } from "../ui/td";
import { Th } from "../ui/th";
import { HeadroomText } from "./headroom-text";
import type { PriceColumns } from "./price-columns";

/** The tiers a product's price is made of, and how far the next one is. */
export function TierRows({ product, columns }: { product: PricedProduct; columns: PriceColumns }) {
  const { sku, tiers, usage } = product;
  const keys = distinctKeys(tiers.map(({ price }) => price));
  const price = columns.prices.get(sku);
  const headroom = price ? tierHeadroom(price, usage) : null;
  return tiers.map((tier, at) => (
    <TierRow
      key={keys[at]}
      tier={tier}
      place={at + 1}
      columns={columns}
      headroom={at === tiers.length - 1 ? headroom : null}
    />
  ));
}

type TierRowProps = { tier: PricedTier; place: number; columns: PriceColumns; headroom: TierHeadroom | null };

function TierRow({ tier, place, columns, headroom }: TierRowProps) {
  const t = useTranslations("pricing");
  return (
    <tr className="text-muted">
      <Th scope="row" phone="lead" className="pl-12! text-muted max-sm:pl-4!">
        {t("tier", { place })}
      </Th>
      <Td numeric phone="sub" className="max-sm:pl-4! max-sm:text-left!">
        <AlignedNumber value={tier.usage} least={0} places={columns.usage} />
        {headroom && (
          <span className="sm:hidden">
            {" · "}
            <HeadroomText of={headroom} least={columns.least} />
          </span>
        )}
      </Td>
      <Td>{headroom && <HeadroomText of={headroom} least={columns.least} />}</Td>
      <Td numeric phone="figure2">
        <AlignedNumber value={tier.price} least={columns.least} places={columns.price} />
      </Td>
      <Td numeric phone="figure">
        <Amount value={tier.cost} currency={columns.currency} show="none" />
      </Td>
      <Td />
    </tr>
  );
}
