import type { BridgeRow } from "@/lib/domain/margin/bridge-rows";

const LENGTH = 1000;
const HEIGHT = 14;
const LEAST = 4;

export type BridgeSpan = { readonly least: number; readonly most: number };

/** What all bars of a bridge are drawn between; 0 always is within. */
export function spanOfRows(rows: readonly BridgeRow[]): BridgeSpan {
  const ends = rows.flatMap(({ from, to }) => [Number(from), Number(to)]);
  return { least: Math.min(0, ...ends), most: Math.max(0, ...ends) };
}

/** One bar of the drawing; the figures stand beside it. */
export function BridgeBar({ row, span: { least, most } }: { row: BridgeRow; span: BridgeSpan }) {
  const place = (value: string) => ((Number(value) - least) / (most - least || 1)) * LENGTH;
  const [start, end] = [place(row.from), place(row.to)].sort((left, right) => left - right);
  const width = Math.max(LEAST, (end ?? 0) - (start ?? 0));
  const x = Math.min(start ?? 0, LENGTH - width);
  const fill =
    row.kind !== "step" ? "fill-line-strong" : row.amount.startsWith("-") ? "fill-negative" : "fill-positive";
  return (
    <svg
      viewBox={`0 0 ${LENGTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="block h-3.5 w-full min-w-24"
      aria-hidden
    >
      <rect x={0} y={HEIGHT - 1} width={LENGTH} height={1} className="fill-line" />
      <rect x={x} y={1} width={width} height={HEIGHT - 2} className={fill} />
    </svg>
  );
}
