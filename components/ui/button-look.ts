import { clsx } from "clsx";

export type ButtonLook = "quiet" | "primary" | "danger" | "plain";
export type ButtonSize = "md" | "sm";

const BASE =
  "relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap no-underline transition-colors duration-100 max-sm:min-h-10";

const LOOKS: Record<ButtonLook, string> = {
  quiet:
    "border-line bg-surface text-text enabled:hover:bg-surface-hover active:bg-surface-press [a&]:hover:bg-surface-hover",
  primary: "border-transparent bg-accent-fill text-on-accent hover:bg-accent-fill-hover active:bg-accent-fill-hover",
  danger: "border-transparent bg-negative-fill text-on-negative hover:brightness-90",
  plain: "border-transparent bg-transparent text-text hover:bg-surface-hover active:bg-surface-press",
};

const OFF = "cursor-not-allowed border-line bg-surface-hover text-muted";

const SIZES: Record<ButtonSize, string> = { md: "h-8 px-3 text-sm", sm: "h-7 px-2 text-xs" };

export function buttonLook(look: ButtonLook, size: ButtonSize, isOff: boolean): string {
  return clsx(BASE, SIZES[size], isOff ? OFF : LOOKS[look]);
}
