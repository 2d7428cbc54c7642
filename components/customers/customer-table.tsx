import { useLocale, useTranslations } from "next-intl";
import { address, type Params } from "@/components/ui/address";
import { formatMonth } from "@/components/ui/figures/format-month";
import { ListBulk } from "@/components/ui/list-bulk";
import { type Sorting, sortedColumn } from "@/components/ui/list-columns";
import { ListTable } from "@/components/ui/list-table";
import type { CustomerLine } from "@/lib/domain/customers/customer-line";
import {
  CUSTOMER_SORTS,
  type CustomerListQuery,
  firstCustomerDirection,
} from "@/lib/domain/customers/customer-list-query";
import { customerColumnLabels } from "./customer-columns";
import { CUSTOMERS_PATH } from "./customer-filters";
import { CUSTOMER_LOOKS, costColumn, customerRows } from "./customer-rows";

const EDIT_PATH = "/customers/edit";

export type CustomerTableProps = {
  rows: readonly CustomerLine[];
  /** Of all pages. */
  total: number;
  query: CustomerListQuery;
  params: Params;
  /** Why this person may not change customers; null when they may. */
  writeReason: string | null;
};

export function CustomerTable({ rows, total, query, params, writeReason }: CustomerTableProps) {
  const t = useTranslations("customers");
  const ui = useTranslations("ui");
  const locale = useLocale();
  const cost = costColumn(rows);
  const sorting: Sorting = {
    pathname: CUSTOMERS_PATH,
    params,
    sort: query,
    firstDirection: (key) => firstCustomerDirection(CUSTOMER_SORTS.find((sort) => sort === key) ?? "name"),
    words: {
      ascending: ui("sortAscending", { label: "{label}" }),
      descending: ui("sortDescending", { label: "{label}" }),
    },
  };
  const shown = customerColumnLabels(t).filter(({ key }) => query.columns.includes(key));
  const labelOf = ({ key, label }: (typeof shown)[number]) =>
    key === "cost" && cost.month ? t("columns.costOf", { month: formatMonth(cost.month, locale) }) : label;
  const all = address(EDIT_PATH, params, { all: "1", page: null, per: null, columns: null });
  return (
    <ListBulk
      total={total}
      params={params}
      action={{ label: t("bulk.edit"), href: EDIT_PATH, param: "id", all: { href: all }, reason: writeReason }}
    >
      <ListTable
        label={t("title")}
        columns={[
          sortedColumn({ key: "name", label: t("columns.name") }, {}, sorting),
          ...shown.map((one) => sortedColumn({ key: one.key, label: labelOf(one) }, CUSTOMER_LOOKS[one.key], sorting)),
        ]}
        rows={customerRows(rows, query.columns, { t, locale, cost })}
        words={{ pickPage: ui("table.pickPage"), pick: ui("table.pick", { name: "{name}" }) }}
      />
    </ListBulk>
  );
}
