import { useLocale, useTranslations } from "next-intl";
import type { CostChart } from "@/lib/domain/costs/cost-chart";
import type { CostComparison } from "@/lib/domain/costs/cost-comparison";
import type { CostExplorer } from "@/lib/domain/costs/cost-explorer";
import { type CostRow, costRows } from "@/lib/domain/costs/cost-rows";
import { isEstimate } from "@/lib/domain/costs/cost-state";
import { KeyboardRows } from "../ui/keyboard-rows";
import { Table } from "../ui/table";
import { Th } from "../ui/th";
import { ExplorerRow } from "./explorer-row";
import { splitWord } from "./explorer-words";
import { formatPeriod } from "./format-period";
import { MemberName } from "./member-name";

const MOST_COLUMNS = 7;
const SHOWN = { alone: 6, compared: 4 } as const;

export type ExplorerTableProps = {
  of: CostExplorer;
  pathname: string;
  chart: CostChart;
  comparison: CostComparison | null;
};

/** The chart's figures, to the last digit; of many periods the newest, and the older ones together. */
export function ExplorerTable({ of, pathname, chart, comparison }: ExplorerTableProps) {
  const t = useTranslations("costExplorer");
  const locale = useLocale();
  const { query, dimensions } = of;
  const { currency, periods } = chart;
  const fits = periods.length <= MOST_COLUMNS && !query.compare;
  const shown = fits ? periods.length : SHOWN[query.compare ? "compared" : "alone"];
  const newest = periods.slice(-shown);
  const rows = costRows(chart, comparison);
  const line = (row: CostRow) => (
    <ExplorerRow
      key={`${row.kind} ${row.name}`}
      row={row}
      of={of}
      chart={chart}
      shown={shown}
      name={<MemberName row={row} of={of} pathname={pathname} />}
    />
  );
  return (
    <KeyboardRows>
      <Table label={t("tableLabel", { currency, split: splitWord(query.split, dimensions, t) })} stack>
        <thead>
          <tr>
            <Th>{currency}</Th>
            {periods.length > newest.length && (
              <Th numeric title={t("earlierNote")}>
                {t("earlier", { count: periods.length - newest.length })}
              </Th>
            )}
            {newest.map((period) => (
              <Th key={period.start} numeric title={t(`state.${period.state}`)}>
                {formatPeriod(period, query.interval, locale)}
                {isEstimate(period.state) && " *"}
              </Th>
            ))}
            <Th numeric>{t("total")}</Th>
            {query.compare && <Th numeric>{t("before")}</Th>}
            {query.compare && <Th numeric>{t("change")}</Th>}
            <Th className="sm:hidden">{t("newest")}</Th>
          </tr>
        </thead>
        <tbody>{rows.filter(({ kind }) => kind !== "total").map(line)}</tbody>
        <tfoot>{rows.filter(({ kind }) => kind === "total").map(line)}</tfoot>
      </Table>
      {periods.some(({ state }) => isEstimate(state)) && (
        <p className="py-2 text-xs text-muted">{t("estimatedNote")}</p>
      )}
    </KeyboardRows>
  );
}
