import { useTranslations } from "next-intl";
import type { ServiceMargin } from "@/lib/domain/margin/service-margins";
import { type DecimalText, divideDecimals } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";
import { Amount } from "../ui/figures/amount";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";
import { ChargedLessCost } from "./charged-less-cost";
import { EarnedAmount } from "./earned-amount";
import { EarnedShare } from "./earned-share";

export type ServiceMarginTableProps = { services: readonly ServiceMargin[]; currency: Currency };

/** What is earned on each service; one that stands on one side only says on which. */
export function ServiceMarginTable({ services, currency }: ServiceMarginTableProps) {
  const t = useTranslations("margin");
  return (
    <Table label={t("page.services")} stack>
      <thead>
        <tr>
          <Th>{t("page.service")}</Th>
          <Th numeric>{t("in", { label: t("columns.partner"), currency })}</Th>
          <Th numeric>{t("in", { label: t("columns.billed"), currency })}</Th>
          <Th numeric>{t("in", { label: t("columns.price"), currency })}</Th>
          <Th numeric>{t("in", { label: t("columns.margin"), currency })}</Th>
          <Th numeric>{t("columns.share")}</Th>
        </tr>
      </thead>
      <tbody>
        {services.map((service) => (
          <Row key={`${service.name} ${service.price ?? ""}`} service={service} currency={currency} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ service, currency }: { service: ServiceMargin; currency: Currency }) {
  const t = useTranslations("margin.page.only");
  const { label, partner, customer, price, margin } = service;
  const money = (value: DecimalText | null) =>
    value === null ? <span className="text-muted">—</span> : <Amount value={value} currency={currency} show="none" />;
  const only = partner !== null ? "partner" : customer !== null ? "customer" : "price";
  const earned =
    margin === null || customer === null
      ? null
      : ({ state: "known", amount: margin, share: divideDecimals(margin, customer, 6) } as const);
  return (
    <tr>
      <Th scope="row" phone="lead">
        {label}
        {earned === null && <span className="text-muted max-sm:hidden"> · {t(only)}</span>}
      </Th>
      <Td numeric muted={earned === null} phone="sub" className="max-sm:text-left">
        <span className="max-sm:hidden">{money(partner)}</span>
        {partner !== null && customer !== null ? (
          <ChargedLessCost charged={customer} cost={partner} currency={currency} />
        ) : (
          <span className="sm:hidden">{t(only)}</span>
        )}
      </Td>
      <Td numeric muted={earned === null}>
        {money(customer)}
      </Td>
      <Td numeric muted>
        {money(price)}
      </Td>
      <Td numeric phone="figure">
        {earned === null ? (
          <span className="text-muted">
            <span className="max-sm:hidden">—</span>
            <span className="sm:hidden">{money(partner ?? customer ?? price)}</span>
          </span>
        ) : (
          <EarnedAmount of={earned} currency={currency} show="none" />
        )}
      </Td>
      <Td numeric phone="figure2">
        {earned !== null && <EarnedShare of={earned} />}
      </Td>
    </tr>
  );
}
