import type { CostHistory } from "@/lib/domain/costs/cost-history";
import { costView } from "@/lib/domain/costs/cost-view";
import { type ChartSeries, OTHER } from "../charts/chart-series";
import { formatMonth } from "../ui/figures/format-month";
import type { Locale } from "../words/locale";

const TOP_SERVICES = 7;

export type CostSeriesWords = { locale: Locale; other: string };

/** The seven greatest services and the rest, as the chart takes them. */
export function toCostSeries(history: CostHistory, now: Date, { locale, other }: CostSeriesWords): ChartSeries {
  const view = costView(history, TOP_SERVICES, now);
  return {
    currency: history.currency,
    periods: view.months.map(({ month, estimated }) => ({
      key: month,
      label: formatMonth(month, locale, "short-month"),
      estimated,
    })),
    series: view.series.map(({ kind, name, label, amounts }) =>
      kind === "rest" ? { name: OTHER, label: other, values: amounts } : { name, label, values: amounts },
    ),
  };
}
