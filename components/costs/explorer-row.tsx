import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import type { CostChart } from "@/lib/domain/costs/cost-chart";
import type { CostExplorer } from "@/lib/domain/costs/cost-explorer";
import { type CostRow, newestColumns } from "@/lib/domain/costs/cost-rows";
import { isEstimate } from "@/lib/domain/costs/cost-state";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import { Amount } from "../ui/figures/amount";
import { Change } from "../ui/figures/change";
import { Td } from "../ui/td";
import { Th } from "../ui/th";
import { formatPeriod, spanEnds } from "./format-period";
import { ReceiptLink } from "./receipt-link";

export type ExplorerRowProps = {
  row: CostRow;
  of: CostExplorer;
  chart: CostChart;
  /** How many of the newest periods have a column of their own. */
  shown: number;
  name: ReactNode;
};

export function ExplorerRow({ row, of, chart, shown, name }: ExplorerRowProps) {
  const locale = useLocale();
  const { currency, periods } = chart;
  const { earlier, newest } = newestColumns(row.amounts, shown);
  const at = periods.length - newest.length;
  const last = periods.at(-1);
  const lastAmount = row.amounts.at(-1) ?? null;
  const figure = (value: DecimalText | null, from: number, to: number) =>
    row.kind === "total" ? (
      <TotalFigure value={value} of={of} chart={chart} columns={{ from, to }} />
    ) : (
      <Figure value={value} currency={currency} />
    );
  return (
    <tr>
      <Th scope="row" phone="lead">
        {name}
      </Th>
      {at > 0 && <Td numeric>{figure(earlier, 0, at)}</Td>}
      {newest.map((value, index) => (
        <Td key={periods[at + index]?.start} numeric>
          {figure(value, at + index, at + index + 1)}
        </Td>
      ))}
      <Td numeric phone="figure">
        {figure(row.total, 0, periods.length)}
      </Td>
      {of.query.compare && <StepCells step={row.step} currency={currency} />}
      <Td phone="sub" className="sm:hidden">
        {last && lastAmount !== null && (
          <>
            {formatPeriod(last, of.query.interval, locale)}
            {isEstimate(last.state) && " *"} <Amount value={lastAmount} currency={currency} show="none" />
          </>
        )}
      </Td>
    </tr>
  );
}

function StepCells({ step, currency }: { step: CostRow["step"]; currency: string }) {
  return (
    <>
      <Td numeric muted>
        <Figure value={step?.before ?? null} currency={currency} />
      </Td>
      <Td numeric phone="figure2">
        {step && (
          <span className="inline-flex items-center justify-end gap-2">
            <Amount value={step.difference} currency={currency} show="none" signed />
            {step.fraction !== null && <Change share={step.fraction} />}
          </span>
        )}
      </Td>
    </>
  );
}

function Figure({ value, currency }: { value: DecimalText | null; currency: string }) {
  if (value === null) return <span className="text-muted">—</span>;
  return <Amount value={value} currency={currency} show="none" />;
}

type TotalFigureProps = {
  value: DecimalText | null;
  of: CostExplorer;
  chart: CostChart;
  columns: { from: number; to: number };
};

function TotalFigure({ value, of, chart, columns }: TotalFigureProps) {
  const locale = useLocale();
  const periods = chart.periods.slice(columns.from, columns.to);
  const [first, last] = [periods[0], periods.at(-1)];
  const figure = <Figure value={value} currency={chart.currency} />;
  if (!first || !last || value === null) return figure;
  const span = { start: first.start, end: last.end };
  const { from, to } = spanEnds(span, of.query.interval, locale);
  const readings = periods.flatMap((period) => period.readings);
  return (
    <ReceiptLink of={of} span={span} readings={readings} spoken={from === to ? from : `${from} – ${to}`}>
      {figure}
    </ReceiptLink>
  );
}
