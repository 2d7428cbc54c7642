import { clsx } from "clsx";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type NoticeTone = "info" | "caution" | "negative" | "positive";

const LOOKS = {
  info: { Icon: Info, box: "bg-info-soft", mark: "text-info" },
  caution: { Icon: TriangleAlert, box: "bg-caution-soft", mark: "text-caution" },
  negative: { Icon: CircleAlert, box: "bg-negative-soft", mark: "text-negative" },
  positive: { Icon: CircleCheck, box: "bg-positive-soft", mark: "text-positive" },
} as const;

export type NoticeProps = { tone: NoticeTone; title?: ReactNode; action?: ReactNode; children?: ReactNode };

export function Notice({ tone, title, action, children }: NoticeProps) {
  const { Icon, box, mark } = LOOKS[tone];
  return (
    <div
      role={tone === "negative" ? "alert" : "note"}
      className={clsx("flex flex-wrap items-start gap-2.5 rounded-md px-3 py-2.5 text-sm", box)}
    >
      <Icon size={16} className={clsx("mt-0.5 shrink-0", mark)} aria-hidden />
      <div className="min-w-0 grow basis-48">
        {title && <p className="font-medium">{title}</p>}
        {children}
      </div>
      {action}
    </div>
  );
}
