import { clsx } from "clsx";
import { LoaderCircle } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { type ButtonLook, type ButtonSize, buttonLook } from "./button-look";
import { Tip } from "./tip";

export type ButtonProps = Omit<ComponentProps<"button">, "disabled"> & {
  look?: ButtonLook;
  size?: ButtonSize;
  icon?: ReactNode;
  pending?: boolean;
  /** Why the button is off. It stays focusable, so that the reason can be reached by keyboard. */
  reason?: string | null | undefined;
};

function PendingMark() {
  return (
    <span className="hw-late absolute inset-0 grid place-items-center rounded-md bg-inherit">
      <LoaderCircle size={16} className="animate-spin" aria-hidden />
    </span>
  );
}

export function Button(props: ButtonProps) {
  const {
    look = "quiet",
    size = "md",
    icon,
    pending = false,
    reason,
    className,
    children,
    type,
    onClick,
    ...rest
  } = props;
  const tipId = useId();
  const isOff = Boolean(reason) || pending;
  const button = (
    <button
      {...rest}
      type={isOff ? "button" : (type ?? "button")}
      className={clsx(buttonLook(look, size, Boolean(reason)), className)}
      aria-disabled={isOff || undefined}
      aria-busy={pending || undefined}
      aria-describedby={reason ? tipId : rest["aria-describedby"]}
      {...(isOff || onClick === undefined ? {} : { onClick })}
    >
      {icon}
      {children}
      {pending && <PendingMark />}
    </button>
  );
  if (!reason) return button;
  return (
    <span className="hw-tip-host">
      {button}
      <Tip id={tipId}>{reason}</Tip>
    </span>
  );
}
