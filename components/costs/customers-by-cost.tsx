import { useLocale, useTranslations } from "next-intl";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import { type PageSize, pageWindow } from "@/lib/domain/values/list-query";
import type { Params } from "../ui/address";
import { EmptyState } from "../ui/empty-state";
import { Amount } from "../ui/figures/amount";
import { formatMonth } from "../ui/figures/format-month";
import { Quantity } from "../ui/figures/quantity";
import { KeyboardRows } from "../ui/keyboard-rows";
import { LinkButton } from "../ui/link-button";
import { Pagination } from "../ui/pagination";
import { Panel } from "../ui/panel";
import { RowLink } from "../ui/row-link";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";

export type CustomersByCostProps = {
  customers: readonly CachedCustomer[];
  total: number;
  query: { readonly page: number; readonly per: PageSize };
  params: Params;
};

export function CustomersByCost({ customers, total, query, params }: CustomersByCostProps) {
  const t = useTranslations("costs.customers");
  const locale = useLocale();
  if (total === 0) return <EmptyState kind="first-use" title={t("none")} note={t("noneNote")} />;
  return (
    <Panel
      title={t("title")}
      note={t("note")}
      actions={<LinkButton href="/customers?sort=cost">{t("all")}</LinkButton>}
    >
      <KeyboardRows>
        <Table label={t("title")} stack>
          <thead>
            <tr>
              <Th>{t("customer")}</Th>
              <Th numeric>{t("accounts")}</Th>
              <Th>{t("month")}</Th>
              <Th numeric>{t("cost")}</Th>
            </tr>
          </thead>
          <tbody>
            {customers.map(({ customer, accountCount, monthCost }) => (
              <tr key={customer.id}>
                <Td phone="lead">
                  <RowLink href={`/customers/${customer.id}/costs`}>
                    <bdi>{customer.name}</bdi>
                  </RowLink>
                </Td>
                <Td numeric muted>
                  <Quantity value={String(accountCount)} />
                </Td>
                <Td muted phone="sub">
                  {monthCost && formatMonth(monthCost.month, locale, "heading")}
                </Td>
                <Td numeric phone="figure">
                  {monthCost ? (
                    <Amount value={monthCost.cost.amount} currency={monthCost.cost.currency} show="code" />
                  ) : (
                    <span className="text-muted" title={t("notRead")}>
                      —
                    </span>
                  )}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </KeyboardRows>
      <Pagination
        pathname="/costs"
        params={params}
        page={pageWindow(query, total).page}
        size={query.per}
        total={total}
      />
    </Panel>
  );
}
