import { useLocale, useTranslations } from "next-intl";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import { Amount } from "../ui/figures/amount";
import { formatMonth } from "../ui/figures/format-month";
import { LinkButton } from "../ui/link-button";
import { Panel } from "../ui/panel";
import { RowLink } from "../ui/row-link";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";

export function LargestCustomers({ customers }: { customers: readonly CachedCustomer[] }) {
  const t = useTranslations("overview.largest");
  const locale = useLocale();
  return (
    <Panel
      title={t("title")}
      note={t("note")}
      actions={
        <LinkButton size="sm" href="/customers?sort=cost">
          {t("all")}
        </LinkButton>
      }
    >
      {customers.length === 0 ? (
        <p className="border-t border-line py-4 text-sm text-muted">{t("none")}</p>
      ) : (
        <Table label={t("title")} stack>
          <thead>
            <tr>
              <Th>{t("customer")}</Th>
              <Th>{t("month")}</Th>
              <Th numeric>{t("billed")}</Th>
            </tr>
          </thead>
          <tbody>
            {customers.map(({ customer, monthCost }) => (
              <tr key={customer.id}>
                <Td phone="lead">
                  <RowLink href={`/customers/${customer.id}/costs`}>
                    <bdi>{customer.name}</bdi>
                  </RowLink>
                </Td>
                <Td muted phone="sub">
                  {monthCost && formatMonth(monthCost.month, locale, "heading")}
                </Td>
                <Td numeric phone="figure">
                  {monthCost && <Amount value={monthCost.cost.amount} currency={monthCost.cost.currency} show="code" />}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
