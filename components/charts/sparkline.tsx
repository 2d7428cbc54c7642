const WIDTH = 96;
const HEIGHT = 24;
const PAD = 2;

type Point = { x: number; y: number };

function toPoints(values: readonly (string | null)[]): (Point | null)[] {
  const numbers = values.map((value) => (value === null ? null : Number(value)));
  const there = numbers.filter((value) => value !== null);
  const top = Math.max(...there, 0);
  const bottom = Math.min(...there, 0);
  const span = top - bottom || 1;
  const step = (WIDTH - PAD * 2) / Math.max(values.length - 1, 1);
  return numbers.map((value, at) =>
    value === null ? null : { x: PAD + at * step, y: HEIGHT - PAD - ((value - bottom) / span) * (HEIGHT - PAD * 2) },
  );
}

function toPath(points: readonly (Point | null)[]): string {
  return points
    .map((point, at) =>
      point === null ? "" : `${points[at - 1] ? "L" : "M"}${point.x.toFixed(1)} ${point.y.toFixed(1)}`,
    )
    .join("");
}

/** From zero, so that a small change looks small. Floats are for pixels only. */
export function Sparkline({ values, label }: { values: readonly (string | null)[]; label: string }) {
  const points = toPoints(values);
  const last = points.findLast((point) => point !== null);
  return (
    <svg
      role="img"
      aria-label={label}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="inline-block align-middle text-accent"
    >
      <path
        d={toPath(points)}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.25"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {last && <circle cx={last.x} cy={last.y} r="2" fill="currentColor" />}
    </svg>
  );
}
