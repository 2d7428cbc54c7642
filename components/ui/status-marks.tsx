import { CircleAlert, CircleCheck, CircleDashed, CircleDot, Info, TriangleAlert } from "lucide-react";

const STATUS_MARKS = {
  positive: CircleCheck,
  caution: TriangleAlert,
  negative: CircleAlert,
  info: Info,
  neutral: CircleDot,
  pending: CircleDashed,
} as const;

export type StatusTone = keyof typeof STATUS_MARKS;

export const markId = (tone: StatusTone) => `hw-mark-${tone}`;

/** The marks are drawn once per page; each row only points at its own, which keeps long lists small. */
export function StatusMarks() {
  return (
    <svg className="hidden" aria-hidden>
      {Object.entries(STATUS_MARKS).map(([tone, Mark]) => (
        <symbol key={tone} id={markId(tone as StatusTone)} viewBox="0 0 24 24">
          <Mark size={24} />
        </symbol>
      ))}
    </svg>
  );
}
