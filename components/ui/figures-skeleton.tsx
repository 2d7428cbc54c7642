import { KeyFigures } from "./key-figures";
import { Skeleton } from "./skeleton";

export function FiguresSkeleton({ count = 4, label }: { count?: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="hw-late">
      <KeyFigures>
        {Array.from({ length: count }, (_, at) => at).map((at) => (
          <div key={at} className="px-4 py-3 first:pl-0">
            <Skeleton className="h-3 w-20" />
            <Skeleton className="mt-2.5 h-6 w-28" />
            <Skeleton className="mt-2.5 h-3 w-24" />
          </div>
        ))}
      </KeyFigures>
    </div>
  );
}
