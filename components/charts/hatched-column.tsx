"use client";

export type ColumnShape = {
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  fill?: string | undefined;
};

const SEAM = 1;

export type HatchedColumnProps = { column: ColumnShape; look: "solid" | "hatched" | "striped"; patternId: string };

/**
 * Final periods are solid, or striped where a colour is used twice; an estimated one is hatched in the same colour. A
 * seam keeps neighbours of a stack apart.
 */
export function HatchedColumn({ column, look, patternId }: HatchedColumnProps) {
  const { x = 0, y = 0, width = 0, height = 0, fill = "currentColor" } = column;
  const tall = Math.abs(height);
  if (tall === 0 || width <= 0) return null;
  const box = { x, y: Math.min(y, y + height), width, height: tall > SEAM * 2 ? tall - SEAM : tall };
  if (look === "solid") return <rect {...box} fill={fill} />;
  const id = `${patternId}-${look}`.replace(/[^\w-]/g, "_");
  return (
    <g>
      <pattern
        id={id}
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform={look === "hatched" ? "rotate(45)" : "rotate(90)"}
      >
        <rect width="5" height="5" fill={fill} opacity="0.28" />
        <rect width={look === "hatched" ? 2 : 4} height="5" fill={fill} />
      </pattern>
      <rect {...box} fill={`url(#${id})`} stroke={fill} strokeWidth="1" />
    </g>
  );
}
