import type { CostHistory } from "@/lib/domain/costs/cost-history";
import { type CostState, isEstimate } from "@/lib/domain/costs/cost-state";
import { costView } from "@/lib/domain/costs/cost-view";
import { type ChartSeries, OTHER } from "../charts/chart-series";
import { formatMonth } from "../ui/figures/format-month";
import type { Locale } from "../words/locale";

const TOP_SERVICES = 7;

export type CostSeriesWords = { locale: Locale; other: string; states: (state: CostState) => string };

/** The seven greatest services and the rest, as the chart takes them. */
export function toCostSeries(history: CostHistory, { locale, other, states }: CostSeriesWords): ChartSeries {
  const view = costView(history, TOP_SERVICES);
  return {
    currency: history.currency,
    periods: view.months.map(({ month, state }) => ({
      key: month,
      label: formatMonth(month, locale, "short-month"),
      estimated: isEstimate(state),
      state: states(state),
    })),
    series: view.series.map(({ kind, name, label, amounts }) =>
      kind === "rest" ? { name: OTHER, label: other, values: amounts } : { name, label, values: amounts },
    ),
  };
}
