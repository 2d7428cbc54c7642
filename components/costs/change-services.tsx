import { useLocale, useTranslations } from "next-intl";
import type { CostChange } from "@/lib/domain/costs/cost-change";
import type { ServiceChangeParts } from "@/lib/domain/costs/explain-cost-change";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import { ZERO } from "@/lib/domain/values/decimal-text";
import { Amount } from "../ui/figures/amount";
import { formatMonth } from "../ui/figures/format-month";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";

/** The same difference service by service, the greatest first; what did not change is left out and adds nothing. */
export function ChangeServices({ change }: { change: CostChange }) {
  const t = useTranslations("costExplorer.changed");
  const locale = useLocale();
  const { currency, services, unexplained, price } = change;
  const changed = services.filter(({ difference }) => difference !== ZERO);
  if (changed.length === 0) return <p className="mt-4 text-sm text-muted">{t("same")}</p>;
  const isSplit = services.every(({ assignment }) => assignment !== null);
  const figure = (value: DecimalText) => <Amount value={value} currency={currency} show="none" />;
  const signed = (value: DecimalText | null) =>
    value === null ? (
      <span className="text-muted">—</span>
    ) : (
      <Amount value={value} currency={currency} show="none" signed />
    );
  const parts = (one: ServiceChangeParts) => (
    <>
      <Td numeric>{signed(one.usage)}</Td>
      {price !== null && <Td numeric>{signed(one.price)}</Td>}
      {isSplit && <Td numeric>{signed(one.assignment)}</Td>}
    </>
  );
  return (
    <div className="mt-6">
      <h3 className="mb-1 text-base font-medium">{t("services")}</h3>
      {!isSplit && <p className="mb-1 text-xs text-muted">{t("unread")}</p>}
      <Table label={t("services")} stack>
        <thead>
          <tr>
            <Th>{t("service")}</Th>
            <Th numeric>{formatMonth(change.from, locale, "heading")}</Th>
            <Th numeric>{formatMonth(change.to, locale, "heading")}</Th>
            <Th numeric>{t("usage")}</Th>
            {price !== null && <Th numeric>{t("price")}</Th>}
            {isSplit && <Th numeric>{t("assignment")}</Th>}
            <Th numeric>{t("difference")}</Th>
          </tr>
        </thead>
        <tbody>
          {changed.map((one) => (
            <tr key={one.name}>
              <Th scope="row" phone="lead">
                {one.label}
              </Th>
              <Td numeric muted>
                {figure(one.before)}
              </Td>
              <Td numeric muted phone="figure2">
                {figure(one.after)}
              </Td>
              {parts(one)}
              <Td numeric phone="figure">
                {signed(one.difference)}
              </Td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {unexplained !== ZERO && (
            <tr>
              <Th scope="row" phone="lead">
                {t("unexplained")}
              </Th>
              <Td colSpan={isSplit ? 4 : 3} />
              <Td numeric phone="figure">
                {signed(unexplained)}
              </Td>
            </tr>
          )}
          <tr>
            <Th scope="row" phone="lead">
              {t("difference")}
            </Th>
            <Td numeric>{figure(change.before)}</Td>
            <Td numeric phone="figure2">
              {figure(change.after)}
            </Td>
            <Td numeric>{signed(isSplit ? change.usage : null)}</Td>
            {price !== null && <Td numeric>{signed(price)}</Td>}
            {isSplit && <Td numeric>{signed(change.assignment)}</Td>}
            <Td numeric phone="figure">
              {signed(change.difference)}
            </Td>
          </tr>
        </tfoot>
      </Table>
    </div>
  );
}
