import type { ReactNode } from "react";

export function FormActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4 max-sm:*:grow">{children}</div>;
}
