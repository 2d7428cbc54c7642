"use client";

import { CircleAlert, CircleCheck, CircleDashed, CircleDot, Info, TriangleAlert } from "lucide-react";
import { markId } from "./mark-id";

export type StatusTone = "positive" | "caution" | "negative" | "info" | "neutral" | "pending";

/** The marks are drawn once per page; each row only points at its own, which keeps long lists small. */
export function StatusMarks() {
  return (
    <svg className="hidden" aria-hidden>
      <symbol id={markId("positive")} viewBox="0 0 24 24">
        <CircleCheck size={24} />
      </symbol>
      <symbol id={markId("caution")} viewBox="0 0 24 24">
        <TriangleAlert size={24} />
      </symbol>
      <symbol id={markId("negative")} viewBox="0 0 24 24">
        <CircleAlert size={24} />
      </symbol>
      <symbol id={markId("info")} viewBox="0 0 24 24">
        <Info size={24} />
      </symbol>
      <symbol id={markId("neutral")} viewBox="0 0 24 24">
        <CircleDot size={24} />
      </symbol>
      <symbol id={markId("pending")} viewBox="0 0 24 24">
        <CircleDashed size={24} />
      </symbol>
    </svg>
  );
}
