import { useLocale, useTranslations } from "next-intl";
import type { OrganizationPricing } from "@/lib/domain/pricing/price-report";
import type { Month } from "@/lib/domain/values/month";
import { wordIn } from "@/lib/domain/values/words";
import { Amount } from "../ui/figures/amount";
import { KeyboardRows } from "../ui/keyboard-rows";
import { RowLink } from "../ui/row-link";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";

export type CustomerOf = ReadonlyMap<string, { readonly id: string; readonly name: string }>;
export type OrganizationTableProps = { rows: readonly OrganizationPricing[]; customerOf: CustomerOf; month: Month };

export function OrganizationTable({ rows, customerOf, month }: OrganizationTableProps) {
  const t = useTranslations("pricing.all");
  return (
    <KeyboardRows>
      <Table label={t("tableLabel")} stack>
        <thead>
          <tr>
            <Th>{t("organization")}</Th>
            <Th>{t("appliedPricing")}</Th>
            <Th>{t("currency")}</Th>
            <Th numeric>{t("total")}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={`${row.organization.id}/${row.appliedPricing.id}`}
              row={row}
              customerOf={customerOf}
              month={month}
            />
          ))}
        </tbody>
      </Table>
    </KeyboardRows>
  );
}

type RowProps = { row: OrganizationPricing; customerOf: CustomerOf; month: Month };

function Row({ row, customerOf, month }: RowProps) {
  const t = useTranslations("pricing.all");
  const locale = useLocale();
  const { organization, appliedPricing, currency, total } = row;
  const customer = customerOf.get(organization.id);
  const name = <bdi>{organization.name}</bdi>;
  return (
    <tr>
      <Td phone="lead">
        {customer ? (
          <RowLink
            href={`/customers/${customer.id}/pricing?month=${month}`}
            title={t("customer", { name: customer.name })}
          >
            {name}
          </RowLink>
        ) : (
          <>
            {name} <span className="text-xs text-muted">· {t("noCustomer")}</span>
          </>
        )}
      </Td>
      <Td muted phone="sub">
        {wordIn(appliedPricing.name, locale, appliedPricing.id)}
      </Td>
      <Td muted>{currency}</Td>
      <Td numeric phone="figure">
        <Amount value={total} currency={currency} show="none" className="max-sm:hidden" />
        <Amount value={total} currency={currency} show="code" className="sm:hidden" />
      </Td>
    </tr>
  );
}
