"use client";

export type EventMarkProps = { box: unknown; events: readonly string[] };

/** A small triangle on top of the period's line, titled with what happened. */
export function EventMark({ box, events }: EventMarkProps) {
  const [x, y] = placeOf(box);
  return (
    <g transform={`translate(${x} ${y - 14})`} className="cursor-help">
      <title>{events.join("\n")}</title>
      <rect x={-10} y={-2} width={20} height={16} fill="transparent" />
      <path d="M-5 2h10L0 10z" fill="var(--text)" />
      {events.length > 1 && (
        <text x={8} y={10} fontSize={11} fill="var(--muted)">
          {events.length}
        </text>
      )}
    </g>
  );
}

function placeOf(box: unknown): [number, number] {
  if (typeof box !== "object" || box === null || !("x" in box) || !("y" in box)) return [0, 0];
  return [Number(box.x), Number(box.y)];
}
