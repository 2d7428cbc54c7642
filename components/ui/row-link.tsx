import { clsx } from "clsx";
import type { ComponentProps } from "react";

/** The one link of a row; its target covers the row, other controls in the row stay above it. */
export function RowLink({ className, children, ...rest }: ComponentProps<"a">) {
  return (
    <a
      data-hw-soft=""
      {...rest}
      data-hw-row=""
      className={clsx("hw-row-link font-medium text-text no-underline", className)}
    >
      {children}
    </a>
  );
}
