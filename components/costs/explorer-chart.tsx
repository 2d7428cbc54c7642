import { useLocale, useTranslations } from "next-intl";
import { amountsBefore } from "@/lib/domain/costs/amounts-before";
import type { CostChart } from "@/lib/domain/costs/cost-chart";
import type { CostComparison } from "@/lib/domain/costs/cost-comparison";
import type { CostEvent } from "@/lib/domain/costs/cost-event";
import type { CostExplorer } from "@/lib/domain/costs/cost-explorer";
import { type CostRow, costRows } from "@/lib/domain/costs/cost-rows";
import { isEstimate } from "@/lib/domain/costs/cost-state";
import { ChartFrame } from "../charts/chart-frame";
import { type ChartSeries, OTHER } from "../charts/chart-series";
import { formatInstant } from "../ui/figures/format-instant";
import { eventFacts } from "./event-words";
import { splitWord } from "./explorer-words";
import { formatPeriod, spanEnds } from "./format-period";

const HEIGHT = 320;
const OPEN = "difference";

export type ExplorerChartProps = { of: CostExplorer; chart: CostChart; comparison: CostComparison | null };

/** Stacked or as lines; what is left open stands in it too, so that it comes to the upstream's total. */
export function ExplorerChart({ of, chart, comparison }: ExplorerChartProps) {
  const t = useTranslations("costExplorer");
  const ui = useTranslations("ui.chart");
  const locale = useLocale();
  const { query, dimensions, events } = of;
  const { currency } = chart;
  const words = { currency, split: splitWord(query.split, dimensions, t) };
  const eventText = (event: CostEvent) =>
    `${formatInstant({ at: event.day, locale, show: "day-month" })}: ${t(`event.${event.kind}`, eventFacts(event, locale))}`;
  const beside = (row: Pick<CostRow, "kind" | "name">) =>
    comparison === null ? {} : { before: amountsBefore(chart, comparison, row).map((one) => one?.amount ?? null) };
  const data: ChartSeries = {
    currency,
    periods: chart.periods.map((period) => {
      const own = events.filter(({ day }) => day >= period.start && day < period.end).map(eventText);
      return {
        key: period.start,
        label: formatPeriod(period, query.interval, locale),
        estimated: isEstimate(period.state),
        state: t(`state.${period.state}`),
        ...(own.length > 0 ? { events: [...new Set(own)] } : {}),
      };
    }),
    series: costRows(chart, null).flatMap((row) => {
      const line = lineOf(row, { rest: t("rest"), difference: t("difference") });
      return line === null ? [] : [{ ...line, values: row.amounts, ...beside(row) }];
    }),
    ...(comparison && { before: { label: t("before"), values: beside({ kind: "total", name: "" }).before ?? [] } }),
  };
  return (
    <figure className="min-w-0">
      <ChartFrame
        key={`${query.split} ${query.within} ${query.subject.kind}`}
        data={data}
        title={t(`chartTitle.${query.interval}`, words)}
        height={HEIGHT}
        look={query.look}
        locale={locale}
        words={{
          total: ui("total"),
          totalShown: ui("totalShown"),
          estimated: ui("estimated"),
          legend: ui("legend"),
          keys: t("keys"),
          noValue: "—",
        }}
      />
      <figcaption className="mt-2 text-xs text-muted">
        {t(`chartNote.${query.interval}`, words)}
        {comparison && ` ${t("beforeNote", spanEnds(comparison.before, query.interval, locale))}`}
      </figcaption>
    </figure>
  );
}

function lineOf({ kind, name, label }: CostRow, words: { rest: string; difference: string }) {
  if (kind === "total") return null;
  if (kind === "rest") return { name: OTHER, label: words.rest };
  return kind === "difference" ? { name: OPEN, label: words.difference } : { name, label };
}
