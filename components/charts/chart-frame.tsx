"use client";

import { clsx } from "clsx";
import { lazy, Suspense, useState, useSyncExternalStore } from "react";
import type { ChartFrameProps } from "./chart-frame-props";
import { type ChartSeries, OTHER } from "./chart-series";
import { OTHER_COLOUR, seriesColours, stripedSeries } from "./series-colours";
import { SeriesMark } from "./series-mark";

const CostPlot = lazy(() => import("./cost-plot").then((module) => ({ default: module.CostPlot })));
const BARS = ["58%", "64%", "52%", "70%", "66%", "74%", "61%", "78%", "72%", "69%", "81%", "44%"];

const never = () => () => {};

function PlotSkeleton({ count }: { count: number }) {
  return (
    <div aria-hidden className="hw-late flex h-full items-end gap-[3%] pr-2 pb-7 pl-14">
      {Array.from({ length: count }, (_, at) => at).map((at) => (
        <span key={at} className="hw-skeleton grow rounded-b-none" style={{ height: BARS[at % BARS.length] }} />
      ))}
    </div>
  );
}

type LegendProps = {
  data: ChartSeries;
  colours: ReadonlyMap<string, string>;
  hidden: ReadonlySet<string>;
  label: string;
  onToggle: (name: string) => void;
};

function Legend({ data, colours, hidden, label, onToggle }: LegendProps) {
  const striped = stripedSeries(data.series.map(({ name }) => name));
  return (
    <ul aria-label={label} className="mb-2 flex flex-wrap gap-x-1 gap-y-0.5">
      {data.series.map(({ name, label: text }) => (
        <li key={name}>
          <button
            type="button"
            aria-pressed={!hidden.has(name)}
            onClick={() => onToggle(name)}
            className={clsx(
              "flex h-7 items-center gap-1.5 rounded-sm px-1.5 text-xs hover:bg-surface-hover max-sm:h-10",
              hidden.has(name) ? "text-muted line-through" : "text-text",
            )}
          >
            <span className={clsx(hidden.has(name) && "opacity-25")}>
              <SeriesMark colour={colours.get(name) ?? OTHER_COLOUR} isStriped={striped.has(name)} />
            </span>
            {text}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Holds the place, the legend and what is hidden; the plot itself is fetched once the page is there. */
export function ChartFrame({ data, title, height, look = "bars", locale, words }: ChartFrameProps) {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const isBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const colours = seriesColours(data.series.map(({ name }) => name).filter((name) => name !== OTHER));
  const toggle = (name: string) => {
    const next = new Set(hidden);
    if (!next.delete(name)) next.add(name);
    setHidden(next);
  };
  const skeleton = <PlotSkeleton count={data.periods.length} />;
  return (
    <div>
      <Legend data={data} colours={colours} hidden={hidden} label={words.legend} onToggle={toggle} />
      <div style={{ height }} className="min-w-0">
        {isBrowser ? (
          <Suspense fallback={skeleton}>
            <CostPlot
              data={data}
              title={title}
              height={height}
              look={look}
              locale={locale}
              words={words}
              colours={colours}
              hidden={hidden}
            />
          </Suspense>
        ) : (
          skeleton
        )}
      </div>
      <p className="sr-only">{words.keys}</p>
    </div>
  );
}
