import { useTranslations } from "next-intl";
import { Amount } from "../ui/figures/amount";
import { Quantity } from "../ui/figures/quantity";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";
import type { ChartSeries } from "./chart-series";
import { monthTotal } from "./month-total";

type FigureProps = { value: string | null | undefined; of: Pick<ChartSeries, "currency" | "unit"> };

function Figure({ value, of }: FigureProps) {
  const t = useTranslations("ui");
  if (value === null || value === undefined) return <span className="text-muted">{t("noValue")}</span>;
  if (of.unit !== undefined) return <Quantity value={value} unit={of.unit} digits={4} />;
  return <Amount value={value} currency={of.currency} show="none" />;
}

export function SeriesTable({ data, label }: { data: ChartSeries; label: string }) {
  const t = useTranslations("ui.chart");
  const { periods, series, currency, unit } = data;
  const columns = periods.map((period, at) => ({ period, values: series.map(({ values }) => values[at] ?? null) }));
  return (
    <div className="overflow-x-auto">
      <Table label={label} density="compact">
        <thead>
          <tr>
            <Th>{unit ?? currency}</Th>
            {periods.map((period) => (
              <Th key={period.key} numeric>
                {period.label}
                {period.estimated && <span title={t("estimated")}> *</span>}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {series.map((line) => (
            <tr key={line.name}>
              <Th scope="row">{line.label}</Th>
              {columns.map(({ period }, at) => (
                <Td key={period.key} numeric>
                  <Figure value={line.values[at]} of={data} />
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <Th scope="row">{t("total")}</Th>
            {columns.map(({ period, values }) => (
              <Td key={period.key} numeric>
                <Figure value={monthTotal(values)} of={data} />
              </Td>
            ))}
          </tr>
        </tfoot>
      </Table>
      {periods.some(({ estimated }) => estimated) && <p className="py-2 text-xs text-muted">* {t("estimated")}</p>}
    </div>
  );
}
