export type TipSide = "top" | "bottom" | "right";

export function Tip({ id, side = "top", children }: { id: string; side?: TipSide; children: string }) {
  return (
    <span role="tooltip" id={id} data-side={side} className="hw-tip">
      {children}
    </span>
  );
}
