import { useLocale, useTranslations } from "next-intl";
import { NEW_PLAN_PATH } from "@/components/plans/plan-paths";
import { address, type Params } from "@/components/ui/address";
import { ListBulk } from "@/components/ui/list-bulk";
import { type Sorting, sortedColumn } from "@/components/ui/list-columns";
import { ListTable } from "@/components/ui/list-table";
import { ACCOUNT_SORTS, type AccountListQuery, firstAccountDirection } from "@/lib/domain/accounts/account-list-query";
import type { AccountLine } from "@/lib/domain/accounts/aws-account";
import { MOST_WANTED } from "@/lib/domain/plans/plan-limits";
import { accountColumnLabels } from "./account-columns";
import { ASSIGNMENTS_PATH } from "./account-filters";
import { ACCOUNT_LOOKS, accountRows } from "./account-rows";

export type AccountTableProps = {
  rows: readonly AccountLine[];
  /** Of all pages. */
  total: number;
  query: AccountListQuery;
  params: Params;
  /** Why this person may not assign; null when they may. */
  writeReason: string | null;
};

export function AccountTable({ rows, total, query, params, writeReason }: AccountTableProps) {
  const t = useTranslations("assignments");
  const ui = useTranslations("ui");
  const locale = useLocale();
  const sorting: Sorting = {
    pathname: ASSIGNMENTS_PATH,
    params,
    sort: query,
    firstDirection: (key) => firstAccountDirection(ACCOUNT_SORTS.find((sort) => sort === key) ?? "name"),
    words: {
      ascending: ui("sortAscending", { label: "{label}" }),
      descending: ui("sortDescending", { label: "{label}" }),
    },
  };
  const shown = accountColumnLabels(t).filter(({ key }) => query.columns.includes(key));
  const list = address("", params, { page: null, per: null, columns: null }).slice(1);
  const all =
    total > MOST_WANTED
      ? { reason: t("bulk.tooMany", { most: MOST_WANTED }) }
      : { href: address(NEW_PLAN_PATH, { all: "1", list }) };
  return (
    <ListBulk
      total={total}
      params={params}
      action={{ label: t("bulk.plan"), href: NEW_PLAN_PATH, param: "owner", all, reason: writeReason }}
    >
      <ListTable
        label={t("title")}
        columns={[
          sortedColumn({ key: "name", label: t("columns.account") }, {}, sorting),
          ...shown.map((one) => sortedColumn(one, ACCOUNT_LOOKS[one.key], sorting)),
        ]}
        rows={accountRows(rows, query.columns, { t, locale })}
        words={{ pickPage: ui("table.pickPage"), pick: ui("table.pick", { name: "{name}" }) }}
        action={{ heading: t("columns.action"), text: t("assign"), reason: writeReason }}
      />
    </ListBulk>
  );
}
