import { clsx } from "clsx";
import { Skeleton } from "./skeleton";

const WIDTHS = ["w-40", "w-28", "w-20", "w-32", "w-24", "w-36"] as const;

const places = (count: number) => Array.from({ length: count }, (_, at) => at);

export function TableSkeleton({ rows = 12, columns = 5, label }: { rows?: number; columns?: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="hw-late">
      <div className="h-8 border-b border-line" />
      {places(rows).map((row) => (
        <div key={row} className="flex h-9 items-center justify-between gap-6 border-b border-line px-2">
          {places(columns).map((column) => (
            <Skeleton
              key={column}
              className={clsx("h-3", WIDTHS[(row * 2 + column) % WIDTHS.length], column > 1 && "max-sm:hidden")}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
