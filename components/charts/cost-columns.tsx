import { ChevronRight, Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ChartFrame } from "./chart-frame";
import type { ChartSeries } from "./chart-series";
import { SeriesTable } from "./series-table";

export type CostColumnsProps = {
  data: ChartSeries;
  title: string;
  csv?: { href: string; label: string };
  height?: number;
  note?: ReactNode;
};

const HEIGHT = 320;

export function CostColumns({ data, title, csv, height = HEIGHT, note }: CostColumnsProps) {
  const t = useTranslations("ui.chart");
  const locale = useLocale();
  const isEmpty = data.series.every(({ values }) => values.every((value) => value === null));
  return (
    <figure className="min-w-0">
      {isEmpty ? (
        <p className="grid place-items-center border-y border-line text-muted" style={{ height }}>
          {t("noData")}
        </p>
      ) : (
        <ChartFrame
          data={data}
          title={title}
          height={height}
          locale={locale}
          words={{
            total: t("total"),
            totalShown: t("totalShown"),
            estimated: t("estimated"),
            legend: t("legend"),
            keys: t("keys"),
            noValue: "—",
          }}
        />
      )}
      <figcaption className="mt-2 text-sm">
        {note && <p className="text-xs text-muted">{note}</p>}
        <div className="relative">
          <details className="group/table min-w-0">
            <summary className="flex w-fit list-none items-center gap-1 rounded-sm py-1 text-muted hover:text-text max-sm:min-h-10">
              <ChevronRight
                size={14}
                aria-hidden
                className="transition-transform duration-100 group-open/table:rotate-90"
              />
              {t("table")}
            </summary>
            <SeriesTable data={data} label={title} />
          </details>
          {csv && (
            <a
              href={csv.href}
              download
              className="absolute top-0 right-0 inline-flex items-center gap-1.5 rounded-sm py-1 text-muted no-underline hover:text-text max-sm:min-h-10"
            >
              <Download size={14} aria-hidden />
              {csv.label}
            </a>
          )}
        </div>
      </figcaption>
    </figure>
  );
}
