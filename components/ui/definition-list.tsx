import { clsx } from "clsx";
import type { ReactNode } from "react";

export type Fact = { label: string; value: ReactNode; note?: ReactNode };

const COLUMNS = { 1: "", 2: "md:grid-cols-2", 3: "md:grid-cols-3" } as const;

export function DefinitionList({ facts, columns = 1 }: { facts: readonly Fact[]; columns?: 1 | 2 | 3 }) {
  return (
    <dl className={clsx("grid gap-x-10", COLUMNS[columns])}>
      {facts.map((fact) => (
        <div
          key={fact.label}
          className="grid grid-cols-[minmax(120px,2fr)_3fr] items-baseline gap-x-4 border-b border-line py-2 text-sm"
        >
          <dt className="text-muted">{fact.label}</dt>
          <dd className="min-w-0 break-words">
            {fact.value}
            {fact.note && <span className="block text-xs text-muted">{fact.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
