import { clsx } from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";
import { type ButtonLook, type ButtonSize, buttonLook } from "./button-look";
import { Tip, type TipSide } from "./tip";

export type IconButtonProps = Omit<ComponentProps<"button">, "disabled" | "children"> & {
  label: string;
  icon: ReactNode;
  look?: ButtonLook;
  size?: ButtonSize;
  side?: TipSide;
  reason?: string | null | undefined;
};

const SQUARE: Record<ButtonSize, string> = { md: "w-8 px-0!", sm: "w-7 px-0!" };

export function IconButton(props: IconButtonProps) {
  const { label, icon, look = "plain", size = "md", side = "top", reason, className, onClick, ...rest } = props;
  const tipId = useId();
  return (
    <span className="hw-tip-host">
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-disabled={Boolean(reason) || undefined}
        aria-describedby={reason ? tipId : undefined}
        className={clsx(buttonLook(look, size, Boolean(reason)), SQUARE[size], "max-sm:min-w-10", className)}
        {...(reason || onClick === undefined ? {} : { onClick })}
      >
        {icon}
      </button>
      <Tip id={tipId} side={side}>
        {reason ?? label}
      </Tip>
    </span>
  );
}
