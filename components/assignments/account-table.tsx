import { useLocale, useTranslations } from "next-intl";
import type { Params } from "@/components/ui/address";
import { buttonLook } from "@/components/ui/button-look";
import { KeyboardRows } from "@/components/ui/keyboard-rows";
import { LinkButton } from "@/components/ui/link-button";
import { headPick, rowPick } from "@/components/ui/row-pick";
import { SortTh } from "@/components/ui/sort-th";
import { Table } from "@/components/ui/table";
import { type AccountListQuery, firstAccountDirection } from "@/lib/domain/accounts/account-list-query";
import type { AccountLine } from "@/lib/domain/accounts/aws-account";
import { ACCOUNT_CELLS, accountColumnLabels, accountWords, NUMERIC_ACCOUNT_COLUMNS } from "./account-cells";
import { ASSIGNMENTS_PATH } from "./account-filters";

export type AccountTableProps = {
  rows: readonly AccountLine[];
  query: AccountListQuery;
  params: Params;
  /** Why this person may not assign; null when they may. */
  writeReason: string | null;
};

export function AccountTable({ rows, query, params, writeReason }: AccountTableProps) {
  const t = useTranslations("assignments");
  const ui = useTranslations("ui.table");
  const words = accountWords(t, useLocale());
  const pick = ui("pick", { name: "{name}" });
  const [assign, assignOf] = [t("assign"), t("assignOf", { account: "{account}" })];
  const shown = accountColumnLabels(t).filter(({ key }) => query.columns.includes(key));
  const sorting = { sort: query, pathname: ASSIGNMENTS_PATH, params };
  return (
    <KeyboardRows>
      <Table label={t("title")} stack>
        <thead>
          <tr>
            {headPick(ui("pickPage"))}
            <SortTh label={t("columns.account")} sortKey="name" {...sorting} />
            {shown.map(({ key, label }) => (
              <SortTh
                key={key}
                label={label}
                sortKey={key}
                numeric={NUMERIC_ACCOUNT_COLUMNS.includes(key)}
                firstDirection={firstAccountDirection(key)}
                {...sorting}
              />
            ))}
            <th scope="col">
              <span className="sr-only">{t("columns.action")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const href = `${ASSIGNMENTS_PATH}/assign?account=${row.owner}`;
            const label = assignOf.replace("{account}", row.name);
            return (
              <tr key={row.owner}>
                {rowPick(row.owner, pick.replace("{name}", row.name))}
                <td data-phone="lead" className="truncate sm:max-w-96" title={row.name}>
                  <a
                    data-hw-row=""
                    data-hw-soft=""
                    href={`${ASSIGNMENTS_PATH}/accounts/${row.owner}`}
                    className="hw-row-link font-medium text-text no-underline"
                  >
                    <bdi>{row.name}</bdi>
                  </a>
                </td>
                {query.columns.map((column) => ACCOUNT_CELLS[column](row, words))}
                <td data-numeric="" data-phone="hide">
                  {row.assignment === null && writeReason === null && (
                    <a data-hw-soft="" href={href} aria-label={label} className={buttonLook("quiet", "sm", false)}>
                      {assign}
                    </a>
                  )}
                  {row.assignment === null && writeReason !== null && (
                    <LinkButton href={href} size="sm" reason={writeReason} aria-label={label}>
                      {assign}
                    </LinkButton>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </KeyboardRows>
  );
}
