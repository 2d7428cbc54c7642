"use client";

import { OctagonAlert } from "lucide-react";
import { useEffect, useRef } from "react";

export type FormFault = { message: string; field?: string };

const quoted = (name: string) => name.replace(/["\\]/g, "\\$&");

/** Names every fault above the form, takes the reader to the first one and says so in the tab's title. */
export function FormFaults({ title, faults }: { title: string; faults: readonly FormFault[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (faults.length === 0) return;
    const form = box.current?.closest("form");
    const first = faults
      .map((fault) => fault.field && form?.querySelector<HTMLElement>(`[name="${quoted(fault.field)}"]`))
      .find(Boolean);
    (first || box.current)?.focus();
    const before = document.title;
    document.title = `${title} · ${before}`;
    return () => {
      document.title = before;
    };
  }, [faults, title]);
  if (faults.length === 0) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className="flex gap-2.5 rounded-md bg-negative-soft px-3 py-2.5 text-sm">
      <OctagonAlert size={16} className="mt-0.5 shrink-0 text-negative" aria-hidden />
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        <ul className="mt-0.5 list-disc pl-4">
          {faults.map((fault) => (
            <li key={`${fault.field}:${fault.message}`}>{fault.message}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
