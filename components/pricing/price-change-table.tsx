import { useLocale, useTranslations } from "next-intl";
import type { CurrencyChange, ProductChange } from "@/lib/domain/pricing/price-changes";
import { type DecimalText, ZERO } from "@/lib/domain/values/decimal-text";
import { wordIn } from "@/lib/domain/values/words";
import { distinctKeys } from "../ui/distinct-keys";
import { Amount } from "../ui/figures/amount";
import { formatInstant } from "../ui/figures/format-instant";
import { Quantity } from "../ui/figures/quantity";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";
import { MOST_USAGE_DECIMALS } from "./price-columns";

/** One currency of a month as it was and as it is, by the products that moved; their differences make the total's. */
export function PriceChangeTable({ change, since }: { change: CurrencyChange; since: string }) {
  const t = useTranslations("pricing.former");
  const locale = useLocale();
  const { currency, before, after, difference, products, rest } = change;
  const keys = distinctKeys(products.map(({ sku }) => sku));
  const was = formatInstant({ at: since, locale, show: "both" });
  return (
    <Table label={t("changesIn", { currency, was })} stack>
      <thead>
        <tr>
          <Th>{t("product")}</Th>
          <Th numeric>{t("usageWas")}</Th>
          <Th numeric>{t("usageIs")}</Th>
          <Th numeric>{t("costWas", { currency })}</Th>
          <Th numeric>{t("costIs", { currency })}</Th>
          <Th numeric>{t("difference")}</Th>
        </tr>
      </thead>
      <tbody>
        {products.map((product, at) => (
          <ChangedProduct key={keys[at]} product={product} currency={currency} />
        ))}
        {rest !== ZERO && (
          <tr>
            <Th scope="row" phone="lead" colSpan={5}>
              {t("rest")}
            </Th>
            <Td numeric phone="figure">
              <Amount value={rest} currency={currency} show="none" signed />
            </Td>
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr>
          <Th scope="row" phone="lead" colSpan={3}>
            {t("totalIn", { currency })}
          </Th>
          <Td numeric>
            <Cost value={before} currency={currency} />
          </Td>
          <Td numeric phone="figure2">
            <Cost value={after} currency={currency} />
          </Td>
          <Td numeric phone="figure">
            <Amount value={difference} currency={currency} show="none" signed />
          </Td>
        </tr>
      </tfoot>
    </Table>
  );
}

function ChangedProduct({ product, currency }: { product: ProductChange; currency: string }) {
  const locale = useLocale();
  const { sku, name, before, after, difference } = product;
  return (
    <tr>
      <Th scope="row" phone="lead" title={sku}>
        {wordIn(name, locale, sku)}
      </Th>
      <Td numeric muted>
        <Usage value={before?.usage} />
      </Td>
      <Td numeric>
        <Usage value={after?.usage} />
      </Td>
      <Td numeric muted>
        <Cost value={before?.cost ?? null} currency={currency} />
      </Td>
      <Td numeric phone="figure2">
        <Cost value={after?.cost ?? null} currency={currency} />
      </Td>
      <Td numeric phone="figure">
        <Amount value={difference} currency={currency} show="none" signed />
      </Td>
    </tr>
  );
}

function Cost({ value, currency }: { value: DecimalText | null; currency: string }) {
  return value === null ? (
    <span className="text-muted">—</span>
  ) : (
    <Amount value={value} currency={currency} show="none" />
  );
}

function Usage({ value }: { value: DecimalText | undefined }) {
  return value === undefined ? (
    <span className="text-muted">—</span>
  ) : (
    <Quantity value={value} digits={MOST_USAGE_DECIMALS} />
  );
}
