import { clsx } from "clsx";
import Link from "next/link";
import type { ComponentProps } from "react";

/** The one link of a row; its target covers the row, other controls in the row stay above it. */
export function RowLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      prefetch={false}
      {...rest}
      data-hw-row=""
      className={clsx("hw-row-link font-medium text-text no-underline", className)}
    />
  );
}
