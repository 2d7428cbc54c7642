import { useTranslations } from "next-intl";
import type { ListedMargin } from "@/lib/domain/margin/margin-line";
import { firstMarginDirection, type MarginListQuery, type MarginSort } from "@/lib/domain/margin/margin-list-query";
import type { Currency } from "@/lib/domain/values/money";
import type { Month } from "@/lib/domain/values/month";
import type { Params } from "../ui/address";
import { KeyboardRows } from "../ui/keyboard-rows";
import { SortTh } from "../ui/sort-th";
import { Table } from "../ui/table";
import { Th } from "../ui/th";
import { MARGIN_PATH } from "./margin-choices";
import { MarginRow } from "./margin-row";

export type MarginTableProps = {
  lines: readonly ListedMargin[];
  query: MarginListQuery;
  params: Params;
  month: Month;
};

export function MarginTable({ lines, query, params, month }: MarginTableProps) {
  const t = useTranslations("margin");
  const currency = onlyCurrency(lines);
  const sortable = (key: MarginSort, label: string, numeric = true) => (
    <SortTh
      label={label}
      sortKey={key}
      sort={query}
      pathname={MARGIN_PATH}
      params={params}
      numeric={numeric}
      firstDirection={firstMarginDirection(key)}
    />
  );
  const money = (key: "partner" | "exclusions" | "billed" | "margin") =>
    currency === null ? t(`columns.${key}`) : t("in", { label: t(`columns.${key}`), currency });
  return (
    <KeyboardRows>
      <Table label={t("title")} stack wide>
        <thead>
          <tr>
            {sortable("name", t("columns.customer"), false)}
            {sortable("partner", money("partner"))}
            {sortable("exclusions", money("exclusions"))}
            {sortable("customer", money("billed"))}
            <Th numeric>{t("columns.price")}</Th>
            {sortable("margin", money("margin"))}
            {sortable("share", t("columns.share"))}
            <Th>{t("columns.state")}</Th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <MarginRow key={line.customer} line={line} basis={query.basis} month={month} currency={currency} />
          ))}
        </tbody>
      </Table>
    </KeyboardRows>
  );
}

/** Null where several meet: each figure then names its own. */
function onlyCurrency(lines: readonly ListedMargin[]): Currency | null {
  const [first, ...others] = new Set(lines.flatMap((line) => line.currency ?? []));
  return first !== undefined && others.length === 0 ? first : null;
}
