import { useLocale, useTranslations } from "next-intl";
import type { Params } from "@/components/ui/address";
import { formatMonth } from "@/components/ui/figures/format-month";
import { KeyboardRows } from "@/components/ui/keyboard-rows";
import { headPick, rowPick } from "@/components/ui/row-pick";
import { SortTh } from "@/components/ui/sort-th";
import { Table } from "@/components/ui/table";
import type { CustomerLine } from "@/lib/domain/customers/customer-line";
import { type CustomerListQuery, firstCustomerDirection } from "@/lib/domain/customers/customer-list-query";
import { CUSTOMER_CELLS, customerWords } from "./customer-cells";
import { customerColumnLabels, NUMERIC_CUSTOMER_COLUMNS } from "./customer-columns";
import { CUSTOMERS_PATH } from "./customer-filters";

export type CustomerTableProps = { rows: readonly CustomerLine[]; query: CustomerListQuery; params: Params };

export function CustomerTable({ rows, query, params }: CustomerTableProps) {
  const t = useTranslations("customers");
  const ui = useTranslations("ui.table");
  const locale = useLocale();
  const costs = rows.flatMap(({ cost }) => cost ?? []);
  const [month, ...otherMonths] = new Set(costs.map((cost) => cost.month));
  const oneMonth = otherMonths.length === 0 ? month : undefined;
  const words = customerWords(t, {
    locale,
    pick: ui("pick", { name: "{name}" }),
    showMonth: !oneMonth,
    showCode: new Set(costs.map((cost) => cost.currency)).size > 1,
  });
  const shown = customerColumnLabels(t).filter(({ key }) => query.columns.includes(key));
  const sorting = { sort: query, pathname: CUSTOMERS_PATH, params };
  return (
    <KeyboardRows>
      <Table label={t("title")} stack>
        <thead>
          <tr>
            {headPick(ui("pickPage"))}
            <SortTh label={t("columns.name")} sortKey="name" {...sorting} />
            {shown.map(({ key, label }) => (
              <SortTh
                key={key}
                label={
                  key === "cost" && oneMonth ? t("columns.costOf", { month: formatMonth(oneMonth, locale) }) : label
                }
                sortKey={key}
                numeric={NUMERIC_CUSTOMER_COLUMNS.includes(key)}
                firstDirection={firstCustomerDirection(key)}
                {...sorting}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {rowPick(row.id, words.pick.replace("{name}", row.name))}
              <td data-phone="lead" className="truncate sm:max-w-80" title={row.name}>
                <a
                  data-hw-row=""
                  data-hw-soft=""
                  href={`${CUSTOMERS_PATH}/${row.id}`}
                  className="hw-row-link font-medium text-text no-underline"
                >
                  <bdi>{row.name}</bdi>
                </a>
              </td>
              {query.columns.map((column) => CUSTOMER_CELLS[column](row, words))}
            </tr>
          ))}
        </tbody>
      </Table>
    </KeyboardRows>
  );
}
