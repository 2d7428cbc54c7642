"use client";

export type LinePointProps = {
  point: { cx?: number | undefined; cy?: number | undefined; stroke?: string | undefined };
  isOpen: boolean;
};

const RADIUS = 3;

/** A final period's point is filled, an estimated one's is open. */
export function LinePoint({ point: { cx, cy, stroke }, isOpen }: LinePointProps) {
  if (cx === undefined || cy === undefined) return null;
  return (
    <circle cx={cx} cy={cy} r={RADIUS} stroke={stroke} strokeWidth={1.5} fill={isOpen ? "var(--surface)" : stroke} />
  );
}
