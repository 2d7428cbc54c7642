import { type ReactNode, useId } from "react";

export type PanelProps = { title: string; note?: ReactNode; actions?: ReactNode; children: ReactNode };

export function Panel({ title, note, actions, children }: PanelProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-8 first:mt-0">
      <header className="mb-2 flex flex-wrap items-end justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <h2 id={id} className="text-lg font-medium">
            {title}
          </h2>
          {note && <div className="text-xs text-muted">{note}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </header>
      {children}
    </section>
  );
}
