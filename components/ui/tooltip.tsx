import { cloneElement, type ReactElement, useId } from "react";
import { Tip, type TipSide } from "./tip";

type Describable = ReactElement<{ "aria-describedby"?: string }>;

export function Tooltip({ text, side = "top", children }: { text: string; side?: TipSide; children: Describable }) {
  const id = useId();
  return (
    <span className="hw-tip-host">
      {cloneElement(children, { "aria-describedby": id })}
      <Tip id={id} side={side}>
        {text}
      </Tip>
    </span>
  );
}
