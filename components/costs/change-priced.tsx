import { useLocale, useTranslations } from "next-intl";
import type { CostChange } from "@/lib/domain/costs/cost-change";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import { Amount } from "../ui/figures/amount";
import { formatMonth } from "../ui/figures/format-month";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";

/** The same two months as CloudMC priced them, one line for each currency; nothing where the customer has no part in it. */
export function ChangePriced({ change: { priced, from, to } }: { change: CostChange }) {
  const t = useTranslations("costExplorer.changed");
  const locale = useLocale();
  if (priced?.length === 0) return null;
  const figure = (value: DecimalText, currency: string, signed = false) => (
    <Amount value={value} currency={currency} show="none" signed={signed} />
  );
  return (
    <div className="mt-6">
      <h3 className="mb-1 text-base font-medium">{t("priced")}</h3>
      <p className="mb-1 text-xs text-muted">{t(priced === null ? "pricedUnknown" : "pricedNote")}</p>
      {priced && (
        <Table label={t("priced")} stack>
          <thead>
            <tr>
              <Th>{t("currency")}</Th>
              <Th numeric>{formatMonth(from, locale, "heading")}</Th>
              <Th numeric>{formatMonth(to, locale, "heading")}</Th>
              <Th numeric>{t("usage")}</Th>
              <Th numeric>{t("price")}</Th>
              <Th numeric>{t("difference")}</Th>
            </tr>
          </thead>
          <tbody>
            {priced.map(({ currency, before, after, usage, price, difference }) => (
              <tr key={currency}>
                <Th scope="row" phone="lead">
                  {currency}
                </Th>
                <Td numeric muted>
                  {figure(before, currency)}
                </Td>
                <Td numeric muted phone="figure2">
                  {figure(after, currency)}
                </Td>
                <Td numeric>{figure(usage, currency, true)}</Td>
                <Td numeric phone="sub">
                  {figure(price, currency, true)}
                </Td>
                <Td numeric phone="figure">
                  {figure(difference, currency, true)}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </div>
  );
}
