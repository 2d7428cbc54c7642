import { Eye } from "lucide-react";
import type { ReactNode } from "react";

/** On every page of a customer's side while staff look at it; it cannot be closed. */
export function LookingBar({ children, leave }: { children: ReactNode; leave: ReactNode }) {
  return (
    <div role="status" className="sticky top-0 z-10 border-b border-line bg-info-soft px-4 py-1.5 text-sm sm:px-6">
      <div className="mx-auto flex w-full max-w-[1072px] flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="flex min-w-0 items-baseline gap-2">
          <Eye size={14} className="shrink-0 translate-y-0.5 text-info" aria-hidden />
          <span>{children}</span>
        </p>
        {leave}
      </div>
    </div>
  );
}
