"use client";

export type ColumnShape = {
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  fill?: string | undefined;
};

const SEAM = 1;

/** Final months are solid; an estimated one is hatched in the same colour. A seam keeps neighbours of a stack apart. */
export function HatchedColumn({ column, hatchId }: { column: ColumnShape; hatchId: string | null }) {
  const { x = 0, y = 0, width = 0, height = 0, fill = "currentColor" } = column;
  const tall = Math.abs(height);
  if (tall === 0 || width <= 0) return null;
  const box = { x, y: Math.min(y, y + height), width, height: tall > SEAM * 2 ? tall - SEAM : tall };
  if (hatchId === null) return <rect {...box} fill={fill} />;
  const id = hatchId.replace(/[^\w-]/g, "_");
  return (
    <g>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="5" height="5" fill={fill} opacity="0.28" />
        <rect width="2" height="5" fill={fill} />
      </pattern>
      <rect {...box} fill={`url(#${id})`} stroke={fill} strokeWidth="1" />
    </g>
  );
}
