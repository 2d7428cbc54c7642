import { clsx } from "clsx";
import type { ReactNode } from "react";
import { markId } from "./mark-id";
import type { StatusTone } from "./status-marks";

const COLOURS: Record<StatusTone, string> = {
  positive: "text-positive",
  caution: "text-caution",
  negative: "text-negative",
  info: "text-info",
  neutral: "text-muted",
  pending: "text-info",
};

/** Shape and word carry the meaning; colour only repeats it. */
export function Status({ tone, children }: { tone: StatusTone; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg width={14} height={14} className={clsx("shrink-0", COLOURS[tone])} aria-hidden>
        <use href={`#${markId(tone)}`} />
      </svg>
      <span>{children}</span>
    </span>
  );
}
