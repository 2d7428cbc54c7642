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
    <ul className="grid grid-cols-[minmax(0,1fr)_auto_auto] gap-x-4 gap-y-2.5 text-sm">
      {parts.map(({ name, label, value }) => {
        const share = isNegative(value) ? null : Number(value) / whole;
        return (
          <li key={name} className="col-span-3 grid grid-cols-subgrid items-baseline">
            <span className="min-w-0 truncate">{label}</span>
            <span className="tnum text-right text-muted">
              {share !== null && formatPercent({ value: share.toFixed(6), locale })}
            </span>
            <span className="text-right">
              <Amount value={value} currency={currency} />
            </span>
            <span aria-hidden className="col-span-3 mt-1 h-1.5 rounded-full bg-surface-hover">
              <span
                className="block h-full rounded-full"
                style={{ width: `${(share ?? 0) * ALL}%`, background: colours.get(name) ?? OTHER_COLOUR }}
              />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
