import { useTranslations } from "next-intl";
import type { UsageExplorerQuery } from "@/lib/domain/usage/usage-explorer-query";
import type { UsageExplored } from "@/lib/domain/usage/usage-lines";
import { type ChartSeries, OTHER } from "../charts/chart-series";
import { CostColumns } from "../charts/cost-columns";
import { momentText } from "./usage-line-table";

/** The greatest of a group over time and all others as one, in one unit. */
export function UsageChart({ of, query }: { of: UsageExplored; query: UsageExplorerQuery }) {
  const t = useTranslations("usageExplorer");
  if (of.unit === null || of.series.length === 0) return null;
  const moments = [...new Set(of.series.flatMap(({ values }) => values.map(([at]) => at)))].sort();
  const isOneYear = new Set(moments.map((at) => at.slice(0, 4))).size === 1;
  const data: ChartSeries = {
    periods: moments.map((at) => ({ key: at, label: momentText(at).slice(isOneYear ? 5 : 0), estimated: false })),
    series: of.series.map(({ name, values }) => {
      const known = new Map(values);
      const label = name === null ? t("other") : query.group === "at" ? t("label") : name || t("none");
      return { name: name === null ? OTHER : `=${name}`, label, values: moments.map((at) => known.get(at) ?? null) };
    }),
    currency: "",
    unit: of.unit,
  };
  const title = t("chartTitle", {
    measure: t(`columns.${query.measure}`),
    group: t(`columns.${query.group}`),
    unit: of.unit,
  });
  return <CostColumns data={data} title={title} height={260} />;
}
