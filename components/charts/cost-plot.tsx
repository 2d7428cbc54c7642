"use client";

import { useId } from "react";
import {
  Bar,
  type BarShapeProps,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { NUMBER_LOCALE } from "../ui/figures/number-locale";
import type { ChartFrameProps } from "./chart-frame-props";
import { EventMark } from "./event-mark";
import { HatchedColumn } from "./hatched-column";
import { LinePoint } from "./line-point";
import { MonthTip } from "./month-tip";
import { OTHER_COLOUR, stripedSeries } from "./series-colours";

export type CostPlotProps = ChartFrameProps & {
  colours: ReadonlyMap<string, string>;
  hidden: ReadonlySet<string>;
};

const AXIS = { fontSize: 12, fill: "var(--muted)" } as const;
const MARGIN = { top: 16, right: 0, bottom: 0, left: 0 } as const;
const BEFORE = {
  type: "linear",
  isAnimationActive: false,
  stroke: "var(--text)",
  strokeWidth: 1.5,
  strokeDasharray: "2 4",
  strokeLinecap: "round",
  dot: false,
  activeDot: { r: 3 },
} as const;
const MAX_COLUMN = 56;
const AXIS_WIDTH = 52;

export function CostPlot({ data, title, height, look = "bars", locale, words, colours, hidden }: CostPlotProps) {
  const hatch = useId();
  const shown = data.series.filter(({ name }) => !hidden.has(name));
  const striped = stripedSeries(data.series.map(({ name }) => name));
  const labels = new Map(data.periods.map(({ key, label }) => [key, label]));
  // Reversed, so that the first line of the legend is the top of the stack.
  const stack = [...shown].reverse();
  const gap = look === "bars" ? 0 : null;
  const rows = data.periods.map((period, at) => ({
    key: period.key,
    ...Object.fromEntries(
      shown.map(({ name, values }) => {
        const value = values[at] ?? null;
        return [`s:${name}`, value === null ? gap : Number(value)];
      }),
    ),
    ...Object.fromEntries(shown.map(({ name, before }) => [`b:${name}`, pixels(before?.[at])])),
    before: pixels(data.before?.values[at]),
  }));
  const short = new Intl.NumberFormat(NUMBER_LOCALE[locale], { notation: "compact", maximumFractionDigits: 1 });
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart
        data={rows}
        margin={MARGIN}
        stackOffset="sign"
        accessibilityLayer
        title={title}
        barCategoryGap="24%"
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="key"
          scale="band"
          tickFormatter={(key: string) => labels.get(key) ?? key}
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
          cursor={{ fill: "var(--surface-hover)", stroke: "var(--line-strong)" }}
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
        {data.periods.map(
          ({ key, events }) =>
            events && (
              <ReferenceLine
                key={key}
                x={key}
                stroke="var(--muted)"
                strokeDasharray="2 3"
                label={({ viewBox }) => <EventMark box={viewBox} events={events} />}
              />
            ),
        )}
        {look === "bars" &&
          stack.map(({ name, label }) => (
            <Bar
              key={name}
              dataKey={`s:${name}`}
              name={label}
              stackId="period"
              maxBarSize={MAX_COLUMN}
              isAnimationActive={false}
              fill={colours.get(name) ?? OTHER_COLOUR}
              shape={(column: BarShapeProps) => (
                <HatchedColumn
                  column={column}
                  look={data.periods[column.index]?.estimated ? "hatched" : striped.has(name) ? "striped" : "solid"}
                  patternId={`${hatch}-${name}`}
                />
              )}
            />
          ))}
        {data.before && look === "bars" && <Line {...BEFORE} dataKey="before" name={data.before.label} />}
        {data.before &&
          look === "lines" &&
          shown.map(({ name, label }) => (
            <Line
              {...BEFORE}
              key={`b:${name}`}
              dataKey={`b:${name}`}
              name={label}
              stroke={colours.get(name) ?? OTHER_COLOUR}
            />
          ))}
        {look === "lines" &&
          shown.map(({ name, label }) => (
            <Line
              key={name}
              dataKey={`s:${name}`}
              name={label}
              type="linear"
              isAnimationActive={false}
              stroke={colours.get(name) ?? OTHER_COLOUR}
              strokeWidth={2}
              strokeDasharray={striped.has(name) ? "6 3" : "0"}
              activeDot={{ r: 4 }}
              dot={({ key, ...point }) => (
                <LinePoint key={key} point={point} isOpen={data.periods[point.index]?.estimated ?? false} />
              )}
            />
          ))}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

function pixels(value: string | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}
