"use client";

import type { Locale } from "@/components/words/locale";
import { formatAmount } from "../ui/figures/format-amount";
import { formatQuantity } from "../ui/figures/format-quantity";
import type { ChartWords } from "./chart-frame-props";
import type { ChartSeries } from "./chart-series";
import { monthTotal } from "./month-total";
import { OTHER_COLOUR, stripedSeries } from "./series-colours";
import { SeriesMark } from "./series-mark";

const MOST_EVENTS = 4;

export type MonthTipProps = {
  at: number;
  data: ChartSeries;
  hidden: ReadonlySet<string>;
  colours: ReadonlyMap<string, string>;
  locale: Locale;
  words: ChartWords;
};

function figureText(value: string, { currency, unit }: ChartSeries, locale: Locale): string {
  return unit === undefined ? formatAmount({ value, currency, locale }) : formatQuantity({ value, locale, digits: 4 });
}

export function MonthTip({ at, data, hidden, colours, locale, words }: MonthTipProps) {
  const period = data.periods[at];
  if (!period) return null;
  const amount = (value: string | null) => (value === null ? words.noValue : figureText(value, data, locale));
  const shown = data.series.filter(({ name }) => !hidden.has(name));
  const striped = stripedSeries(data.series.map(({ name }) => name));
  const all = monthTotal(data.series.map(({ values }) => values[at]));
  return (
    <div className="tnum min-w-52 rounded-md border border-line bg-surface-raised px-3 py-2 text-xs text-text shadow-float">
      <p className="font-medium">
        {period.label}
        {period.estimated && <span className="font-normal text-muted"> · {period.state ?? words.estimated}</span>}
      </p>
      {period.events && (
        <ul className="mt-0.5 max-w-72 text-muted">
          {period.events.slice(0, MOST_EVENTS).map((event) => (
            <li key={event}>▾ {event}</li>
          ))}
          {period.events.length > MOST_EVENTS && <li>▾ +{period.events.length - MOST_EVENTS}</li>}
        </ul>
      )}
      <table className="mt-1 w-full">
        <tbody>
          {shown.map(({ name, label, values }) => (
            <tr key={name}>
              <td className="py-px pr-2">
                <SeriesMark colour={colours.get(name) ?? OTHER_COLOUR} isStriped={striped.has(name)} />
              </td>
              <td className="py-px pr-4">{label}</td>
              <td className="py-px text-right whitespace-nowrap">{amount(values[at] ?? null)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {hidden.size > 0 && (
            <tr className="border-t border-line text-muted">
              <td className="pt-1 pr-4" colSpan={2}>
                {words.totalShown}
              </td>
              <td className="pt-1 text-right whitespace-nowrap">
                {amount(monthTotal(shown.map(({ values }) => values[at])))}
              </td>
            </tr>
          )}
          <tr className="border-t border-line font-medium">
            <td className="pt-1 pr-4" colSpan={2}>
              {words.total}
            </td>
            <td className="pt-1 text-right whitespace-nowrap">{amount(all)}</td>
          </tr>
          {data.before && (
            <tr className="text-muted">
              <td className="pt-1 pr-4" colSpan={2}>
                {data.before.label}
              </td>
              <td className="pt-1 text-right whitespace-nowrap">{amount(data.before.values[at] ?? null)}</td>
            </tr>
          )}
        </tfoot>
      </table>
    </div>
  );
}
