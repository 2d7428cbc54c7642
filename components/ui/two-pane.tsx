import type { ReactNode } from "react";

/** Detail stands beside its list where there is room, below it otherwise. */
export function TwoPane({ list, detail }: { list: ReactNode; detail: ReactNode }) {
  return (
    <div className="mt-6 grid gap-8 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="min-w-0">{list}</div>
      <aside className="min-w-0 xl:border-l xl:border-line xl:pl-8">{detail}</aside>
    </div>
  );
}
