import type { ReactNode } from "react";

export function BulkBar({ children }: { children: ReactNode }) {
  return (
    <div className="sticky bottom-3 z-10 mt-3 flex flex-wrap items-center gap-2 rounded-md border border-line bg-surface-raised px-3 py-2 text-sm shadow-float">
      {children}
    </div>
  );
}
