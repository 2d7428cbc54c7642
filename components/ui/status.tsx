import { clsx } from "clsx";
import { CircleAlert, CircleCheck, CircleDashed, CircleDot, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type StatusTone = "positive" | "caution" | "negative" | "info" | "neutral" | "pending";

const MARKS = {
  positive: { Icon: CircleCheck, colour: "text-positive" },
  caution: { Icon: TriangleAlert, colour: "text-caution" },
  negative: { Icon: CircleAlert, colour: "text-negative" },
  info: { Icon: Info, colour: "text-info" },
  neutral: { Icon: CircleDot, colour: "text-muted" },
  pending: { Icon: CircleDashed, colour: "text-info" },
} as const;

/** Shape and word carry the meaning; colour only repeats it. */
export function Status({ tone, children }: { tone: StatusTone; children: ReactNode }) {
  const { Icon, colour } = MARKS[tone];
  return (
    <span className="inline-flex items-center gap-1.5">
      <Icon size={14} className={clsx("shrink-0", colour)} aria-hidden />
      <span>{children}</span>
    </span>
  );
}
