import type { ReactNode } from "react";

export type TableProps = {
  /** What the table lists, read out before it. */
  label: string;
  /** Left out, rows are as high as the person likes them. */
  density?: "standard" | "compact" | "comfortable";
  /** On phones each row becomes two lines, with the cells that say so. */
  stack?: boolean;
  busy?: boolean;
  children: ReactNode;
};

export function Table({ label, density, stack = false, busy = false, children }: TableProps) {
  return (
    <div className="hw-sticky max-lg:overflow-x-auto">
      <table
        aria-label={label}
        aria-busy={busy || undefined}
        data-density={density}
        data-stack={stack ? "" : undefined}
        className="hw-table"
      >
        {children}
      </table>
    </div>
  );
}
