import { useLocale, useTranslations } from "next-intl";
import type { Params } from "@/components/ui/address";
import { Amount } from "@/components/ui/figures/amount";
import { DateTime } from "@/components/ui/figures/date-time";
import { formatMonth } from "@/components/ui/figures/format-month";
import { Quantity } from "@/components/ui/figures/quantity";
import { KeyboardRows } from "@/components/ui/keyboard-rows";
import { RowLink } from "@/components/ui/row-link";
import { SortTh } from "@/components/ui/sort-th";
import { Status } from "@/components/ui/status";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import {
  CUSTOMER_FIRST_DIRECTION,
  type CustomerListQuery,
  type CustomerSort,
} from "@/lib/domain/customers/customer-list-query";
import { CUSTOMERS_PATH } from "./customer-filters";

export type CustomerTableProps = { rows: readonly CachedCustomer[]; query: CustomerListQuery; params: Params };

export function CustomerTable({ rows, query, params }: CustomerTableProps) {
  const t = useTranslations("customers");
  const locale = useLocale();
  const costs = rows.flatMap(({ monthCost }) => monthCost ?? []);
  const [month, ...otherMonths] = new Set(costs.map((cost) => cost.month));
  const oneMonth = otherMonths.length === 0 ? month : undefined;
  const severalCurrencies = new Set(costs.map((cost) => cost.cost.currency)).size > 1;
  const heading = (sortKey: CustomerSort, label: string, numeric = false) => (
    <SortTh
      label={label}
      sortKey={sortKey}
      sort={query}
      pathname={CUSTOMERS_PATH}
      params={params}
      numeric={numeric}
      firstDirection={CUSTOMER_FIRST_DIRECTION[sortKey]}
    />
  );
  return (
    <KeyboardRows>
      <Table label={t("title")} stack>
        <thead>
          <tr>
            {heading("name", t("columns.name"))}
            <Th>{t("columns.id")}</Th>
            <Th>{t("pattern.label")}</Th>
            {heading("accounts", t("columns.accounts"), true)}
            <Th>{t("billing.label")}</Th>
            {heading(
              "cost",
              oneMonth ? t("columns.costOf", { month: formatMonth(oneMonth, locale) }) : t("columns.cost"),
              true,
            )}
            {heading("created", t("columns.created"), true)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <CustomerRow key={row.customer.id} row={row} showMonth={!oneMonth} showCode={severalCurrencies} />
          ))}
        </tbody>
      </Table>
    </KeyboardRows>
  );
}

type CustomerRowProps = { row: CachedCustomer; showMonth: boolean; showCode: boolean };

function CustomerRow({ row, showMonth, showCode }: CustomerRowProps) {
  const t = useTranslations("customers");
  const locale = useLocale();
  const { customer, accountCount, pattern, monthCost } = row;
  const isOn = customer.partnerBilling.enabled;
  return (
    <tr>
      <Td phone="lead" className="truncate sm:max-w-80" title={customer.name}>
        <RowLink href={`${CUSTOMERS_PATH}/${customer.id}`}>
          <bdi>{customer.name}</bdi>
        </RowLink>
      </Td>
      <Td muted phone="sub">
        <span className="font-mono">{customer.id}</span>
        <span className="sm:hidden"> · {isOn ? t(`pattern.${pattern}`) : t("header.billingOff")}</span>
      </Td>
      <Td muted={pattern === "empty"}>{t(`pattern.${pattern}`)}</Td>
      <Td numeric phone="figure2">
        <span className="max-sm:hidden">
          <Quantity value={String(accountCount)} digits={0} />
        </span>
        <span className="sm:hidden">{t("accountCount", { count: accountCount })}</span>
      </Td>
      <Td>
        <Status tone={isOn ? "positive" : "neutral"}>{t(isOn ? "billing.on" : "billing.off")}</Status>
      </Td>
      <Td numeric phone="figure">
        {monthCost && showMonth && (
          <span className="mr-2 text-xs text-muted">{formatMonth(monthCost.month, locale, "short-month")}</span>
        )}
        {monthCost ? (
          <Amount
            value={monthCost.cost.amount}
            currency={monthCost.cost.currency}
            show={showCode ? "code" : "symbol"}
          />
        ) : (
          <span className="text-muted">—</span>
        )}
      </Td>
      <Td numeric muted>
        {customer.createdAt && <DateTime value={customer.createdAt} />}
      </Td>
    </tr>
  );
}
