import { useLocale, useTranslations } from "next-intl";
import type { CostChange } from "@/lib/domain/costs/cost-change";
import type { CostExplorer } from "@/lib/domain/costs/cost-explorer";
import { choosablePeriods } from "@/lib/domain/costs/cost-period-choice";
import { type Month, month } from "@/lib/domain/values/month";
import { EmptyState } from "../ui/empty-state";
import { formatMonth } from "../ui/figures/format-month";
import { FilterMenu } from "../ui/filter-menu";
import { Panel } from "../ui/panel";
import { ChangeMoves } from "./change-moves";
import { ChangeParts } from "./change-parts";
import { ChangePriced } from "./change-priced";
import { ChangeServices } from "./change-services";
import { explorerHref } from "./explorer-href";

export type ChangePanelProps = {
  /** Null: the months cannot be told apart. */
  change: CostChange | null;
  months: { from: Month; to: Month };
  of: CostExplorer;
  pathname: string;
  now: Date;
};

/** Why a month cost more or less than another; the months are chosen apart from the chart's period. */
export function ChangePanel({ change, months, of: { query, costs }, pathname, now }: ChangePanelProps) {
  const t = useTranslations("costExplorer.changed");
  const locale = useLocale();
  const reach = costs.state === "present" && query.interval === "monthly" ? costs.value.reach : null;
  const choosable = choosablePeriods("monthly", reach, now).map(({ start }) => month(start.slice(0, 7)));
  const menu = (label: string, chosen: Month, to: (one: Month) => { from: Month; to: Month }) => (
    <FilterMenu
      label={label}
      value={formatMonth(chosen, locale)}
      align="end"
      options={choosable
        .filter((one) => to(one).from !== to(one).to)
        .reverse()
        .map((one) => ({
          href: explorerHref({ pathname, query }, { why: to(one) }),
          label: formatMonth(one, locale, "heading"),
          current: one === chosen,
        }))}
    />
  );
  return (
    <Panel
      title={t("title")}
      note={t("note")}
      actions={
        <>
          {menu(t("month"), months.to, (to) => ({ ...months, to }))}
          {menu(t("against"), months.from, (from) => ({ ...months, from }))}
        </>
      }
    >
      {change === null ? (
        <EmptyState kind="no-result" title={t("unknown")} note={t("unknownNote")} />
      ) : (
        <>
          <ChangeParts change={change} />
          <ChangeMoves moves={change.moves} currency={change.currency} />
          <ChangeServices change={change} />
          <ChangePriced change={change} />
        </>
      )}
    </Panel>
  );
}
