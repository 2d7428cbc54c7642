"use client";

import { useId } from "react";
import { Bar, BarChart, type BarShapeProps, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { NUMBER_LOCALE } from "../ui/figures/number-locale";
import type { ChartFrameProps } from "./chart-frame-props";
import { HatchedColumn } from "./hatched-column";
import { MonthTip } from "./month-tip";
import { OTHER_COLOUR } from "./series-colours";

export type CostPlotProps = ChartFrameProps & {
  colours: ReadonlyMap<string, string>;
  hidden: ReadonlySet<string>;
};

const AXIS = { fontSize: 12, fill: "var(--muted)" } as const;
const MARGIN = { top: 8, right: 0, bottom: 0, left: 0 } as const;
const MAX_COLUMN = 56;
const AXIS_WIDTH = 52;

export function CostPlot({ data, title, height, locale, words, colours, hidden }: CostPlotProps) {
  const hatch = useId();
  const shown = data.series.filter(({ name }) => !hidden.has(name));
  // Reversed, so that the first line of the legend is the top of the stack.
  const stack = [...shown].reverse();
  const rows = data.periods.map((period, at) => ({
    label: period.label,
    ...Object.fromEntries(shown.map(({ name, values }) => [`s:${name}`, Number(values[at] ?? 0)])),
  }));
  const short = new Intl.NumberFormat(NUMBER_LOCALE[locale], { notation: "compact", maximumFractionDigits: 1 });
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart data={rows} margin={MARGIN} stackOffset="sign" accessibilityLayer title={title} barCategoryGap="24%">
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="label"
          tickLine={false}
          axisLine={{ stroke: "var(--line-strong)" }}
          tick={AXIS}
          minTickGap={2}
          interval="equidistantPreserveStart"
        />
        <YAxis
          width={AXIS_WIDTH}
          tickLine={false}
          axisLine={false}
          tick={AXIS}
          tickCount={5}
          tickFormatter={(value: number) => short.format(value).replace("-", "−").replace("K", "k")}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: "var(--surface-hover)" }}
          wrapperStyle={{ zIndex: 20, outline: "none" }}
          content={(tip) => (
            <MonthTip
              at={tip.active ? Number(tip.activeIndex ?? -1) : -1}
              data={data}
              hidden={hidden}
              colours={colours}
              locale={locale}
              words={words}
            />
          )}
        />
        {stack.map(({ name, label }) => (
          <Bar
            key={name}
            dataKey={`s:${name}`}
            name={label}
            stackId="month"
            maxBarSize={MAX_COLUMN}
            isAnimationActive={false}
            fill={colours.get(name) ?? OTHER_COLOUR}
            shape={(column: BarShapeProps) => (
              <HatchedColumn
                column={column}
                hatchId={data.periods[column.index]?.estimated ? `${hatch}-${name}` : null}
              />
            )}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
