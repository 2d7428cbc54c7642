import { useLocale } from "next-intl";
import { Amount } from "../ui/figures/amount";
import { formatPercent } from "../ui/figures/format-percent";
import { isNegative } from "../ui/figures/plain-decimal";
import { monthTotal } from "./month-total";
import { OTHER_COLOUR, seriesColours } from "./series-colours";

export type SharePart = { name: string; label: string; value: string };

const ALL = 100;

/** Shares of one whole, one line each. What is negative has a figure and no bar. */
export function BarShare({ parts, currency }: { parts: readonly SharePart[]; currency: string }) {
  const locale = useLocale();
  const colours = seriesColours(parts.map(({ name }) => name));
  const whole = Number(monthTotal(parts.filter(({ value }) => !isNegative(value)).map(({ value }) => value)) ?? 0) || 1;
  return (
    <ul className="flex flex-col gap-2.5 text-sm">
      {parts.map(({ name, label, value }) => {
        const share = isNegative(value) ? 0 : Number(value) / whole;
        return (
          <li key={name}>
            <p className="flex items-baseline justify-between gap-4">
              <span className="min-w-0 truncate">{label}</span>
              <span className="flex gap-3">
                <span className="tnum text-muted">{formatPercent({ value: share.toFixed(6), locale })}</span>
                <Amount value={value} currency={currency} />
              </span>
            </p>
            <div className="mt-1 h-1.5 rounded-full bg-surface-hover">
              <div
                className="h-full rounded-full"
                style={{ width: `${share * ALL}%`, background: colours.get(name) ?? OTHER_COLOUR }}
              />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
