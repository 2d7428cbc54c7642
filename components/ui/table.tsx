import type { ReactNode } from "react";

export type TableProps = {
  /** What the table lists, read out before it. */
  label: string;
  /** Left out, rows are as high as the person likes them. */
  density?: "standard" | "compact" | "comfortable";
  /** On phones each row becomes two lines, with the cells that say so. */
  stack?: boolean;
  busy?: boolean;
  /** More columns than a window may hold: the table scrolls in a frame of its own, and its head with it. */
  wide?: boolean;
  children: ReactNode;
};

export function Table({ label, density, stack = false, busy = false, wide = false, children }: TableProps) {
  return (
    <div className={wide ? "relative overflow-x-auto" : "hw-sticky max-lg:overflow-x-auto"}>
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
