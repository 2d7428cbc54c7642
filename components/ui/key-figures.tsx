import type { ReactNode } from "react";

export function KeyFigures({ children }: { children: ReactNode }) {
  return (
    <div className="grid grid-cols-2 max-sm:[&>*:last-child:nth-child(odd)]:col-span-2 divide-line border-y border-line max-sm:[&>*:nth-child(n+3)]:border-t sm:auto-cols-fr sm:grid-flow-col sm:grid-cols-none sm:divide-x">
      {children}
    </div>
  );
}
