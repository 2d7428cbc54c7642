import { clsx } from "clsx";
import type { ReactNode } from "react";

export type BadgeTone = "neutral" | "accent" | "positive" | "caution" | "negative" | "info";

const TONES: Record<BadgeTone, string> = {
  neutral: "bg-surface-hover text-muted",
  accent: "bg-accent-soft text-accent",
  positive: "bg-positive-soft text-positive",
  caution: "bg-caution-soft text-caution",
  negative: "bg-negative-soft text-negative",
  info: "bg-info-soft text-info",
};

export function Badge({ tone = "neutral", children }: { tone?: BadgeTone; children: ReactNode }) {
  return (
    <span
      className={clsx("inline-flex h-5 items-center gap-1 rounded-sm px-1.5 text-xs whitespace-nowrap", TONES[tone])}
    >
      {children}
    </span>
  );
}
