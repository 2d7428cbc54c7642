import { useLocale, useTranslations } from "next-intl";
import { Fragment } from "react";
import { averagePrice } from "@/lib/domain/pricing/average-price";
import type { PricedCategory, PricedCurrency, PricedProduct } from "@/lib/domain/pricing/price-report";
import type { PriceLists } from "@/lib/domain/pricing/price-reproduction";
import { type DecimalText, divideDecimals } from "@/lib/domain/values/decimal-text";
import { wordIn } from "@/lib/domain/values/words";
import { distinctKeys } from "../ui/distinct-keys";
import { AlignedNumber } from "../ui/figures/aligned-number";
import { Amount } from "../ui/figures/amount";
import { formatPercent } from "../ui/figures/format-percent";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";
import { type PriceColumns, priceColumns } from "./price-columns";
import { TierRows } from "./tier-rows";
import { useUnitText } from "./unit-text";

const SHARE_PLACES = 6;

/** Of the currency's total; none where the total is zero. */
function Share({ of, columns }: { of: DecimalText; columns: PriceColumns }) {
  const locale = useLocale();
  const share = divideDecimals(of, columns.total, SHARE_PLACES);
  return (
    <Td numeric muted>
      {share === null ? "—" : formatPercent({ value: share, locale })}
    </Td>
  );
}

function ProductRow({ product, columns }: { product: PricedProduct; columns: PriceColumns }) {
  const t = useTranslations("pricing");
  const locale = useLocale();
  const unitText = useUnitText();
  const average = averagePrice(product);
  const name = wordIn(product.name, locale, product.sku);
  return (
    <tr>
      <Th scope="row" phone="lead" className="pl-6! max-sm:pl-0!" title={product.sku}>
        {name}
        {name !== product.sku && <span className="ml-2 font-mono text-xs text-muted max-sm:hidden">{product.sku}</span>}
      </Th>
      <Td numeric phone="sub" className="max-sm:text-left!">
        <AlignedNumber value={product.usage} least={0} places={columns.usage} />
        <span className="sm:hidden"> {unitText(product)}</span>
      </Td>
      <Td muted>{unitText(product)}</Td>
      <Td numeric muted={average?.from === "computed"} phone="figure2">
        {average ? (
          <AlignedNumber
            value={average.price}
            least={columns.least}
            places={columns.price}
            note={t(average.from === "stated" ? "averageStated" : "averageComputed")}
          />
        ) : (
          "—"
        )}
      </Td>
      <Td numeric phone="figure">
        <Amount value={product.cost} currency={columns.currency} show="none" />
      </Td>
      <Share of={product.cost} columns={columns} />
    </tr>
  );
}

function CategoryRows({ category, columns }: { category: PricedCategory; columns: PriceColumns }) {
  const t = useTranslations("pricing");
  const locale = useLocale();
  const keys = distinctKeys(category.products.map(({ sku }) => sku));
  return (
    <tbody>
      <tr className="font-medium">
        <Th scope="rowgroup" phone="lead" colSpan={4} className="font-medium!">
          {wordIn(category.name, locale, t("unnamedCategory"))}
        </Th>
        <Td numeric phone="figure" className="font-medium!">
          <Amount value={category.subTotal} currency={columns.currency} show="none" />
        </Td>
        <Share of={category.subTotal} columns={columns} />
      </tr>
      {category.products.map((product, at) => (
        <Fragment key={keys[at]}>
          <ProductRow product={product} columns={columns} />
          <TierRows product={product} columns={columns} />
        </Fragment>
      ))}
    </tbody>
  );
}

/** One currency of a price report: categories, their products, and the tiers a product's price is made of. */
export function PriceTable({ priced, prices }: { priced: PricedCurrency; prices?: PriceLists }) {
  const t = useTranslations("pricing");
  const columns = priceColumns(priced, prices?.get(priced.currency) ?? new Map());
  const keys = distinctKeys(priced.categories.map(({ name }) => wordIn(name, "en", "")));
  return (
    <Table label={t("tableLabel", { currency: priced.currency })} stack>
      <thead>
        <tr>
          <Th>{t("product")}</Th>
          <Th numeric>{t("usage")}</Th>
          <Th>{t("unit")}</Th>
          <Th numeric>{t("averagePrice")}</Th>
          <Th numeric>{t("costIn", { currency: priced.currency })}</Th>
          <Th numeric>{t("share")}</Th>
        </tr>
      </thead>
      {priced.categories.map((category, at) => (
        <CategoryRows key={keys[at]} category={category} columns={columns} />
      ))}
      <tfoot>
        <tr>
          <Th scope="row" phone="lead" colSpan={4}>
            {t("totalIn", { currency: priced.currency })}
          </Th>
          <Td numeric phone="figure">
            <Amount value={priced.total} currency={priced.currency} show="none" />
          </Td>
          <Td />
        </tr>
      </tfoot>
    </Table>
  );
}
