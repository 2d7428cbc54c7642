import { useLocale, useTranslations } from "next-intl";
import type { CostExplorer } from "@/lib/domain/costs/cost-explorer";
import { toCostExplorerParams } from "@/lib/domain/costs/cost-explorer-query";
import { COST_PRESETS, choosablePeriods } from "@/lib/domain/costs/cost-period-choice";
import { PeriodPicker } from "../ui/period-picker";
import { explorerHref } from "./explorer-href";
import { formatEnd, spanEnds } from "./format-period";

export type ExplorerPeriodProps = { of: CostExplorer; pathname: string; now: Date };

/** Only what is known or can be asked for is offered. */
export function ExplorerPeriod({ of: { query, costs, question }, pathname, now }: ExplorerPeriodProps) {
  const t = useTranslations("costExplorer");
  const locale = useLocale();
  const { interval, period } = query;
  const reach = costs.state === "present" ? costs.value.reach : null;
  const periods = choosablePeriods(interval, reach, now).reverse();
  const presets = COST_PRESETS[interval].map((preset) => ({
    href: explorerHref({ pathname, query }, { period: preset }),
    label: preset === "all" ? t("presets.all") : t(`presets.${interval}`, { count: preset }),
    current: preset === period,
  }));
  const { from, to } = question;
  const shown = presets.find(({ current }) => current)?.label;
  const carried = [...toCostExplorerParams(query)].filter(([name]) => !["period", "from", "to"].includes(name));
  return (
    <PeriodPicker
      value={shown ?? t("span", spanEnds({ start: from, end: to }, interval, locale))}
      presets={presets}
      span={{
        from: periods.find(({ start }) => start <= from)?.start ?? periods.at(-1)?.start ?? from,
        to,
        starts: periods.map(({ start }) => ({ value: start, label: formatEnd(start, interval, locale) })),
        ends: periods.map(({ end }) => ({
          value: end,
          label: spanEnds({ start: end, end }, interval, locale).to,
        })),
      }}
      action={pathname}
      params={Object.fromEntries(carried)}
      words={{
        label: t("period"),
        own: t("ownPeriod"),
        from: t("fromPeriod"),
        to: t("toPeriod"),
        submit: t("apply"),
        wrongWay: t("wrongWay"),
      }}
    />
  );
}
