import { clsx } from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";
import { type ButtonLook, type ButtonSize, buttonLook } from "./button-look";
import { Tip } from "./tip";

export type LinkButtonProps = Omit<ComponentProps<"a">, "href"> & {
  href: string;
  look?: ButtonLook;
  size?: ButtonSize;
  icon?: ReactNode;
  reason?: string | null | undefined;
};

export function LinkButton({
  href,
  look = "quiet",
  size = "md",
  icon,
  reason,
  className,
  children,
  ...rest
}: LinkButtonProps) {
  const tipId = useId();
  if (!reason) {
    return (
      <a data-hw-soft="" {...rest} href={href} className={clsx(buttonLook(look, size, false), className)}>
        {icon}
        {children}
      </a>
    );
  }
  return (
    <span className="hw-tip-host">
      <button
        type="button"
        aria-label={rest["aria-label"]}
        aria-disabled
        aria-describedby={tipId}
        className={clsx(buttonLook(look, size, true), className)}
      >
        {icon}
        {children}
      </button>
      <Tip id={tipId}>{reason}</Tip>
    </span>
  );
}
