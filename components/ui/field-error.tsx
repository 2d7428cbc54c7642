import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1 text-xs text-negative">
      <CircleAlert size={14} className="mt-px shrink-0" aria-hidden />
      <span>{children}</span>
    </p>
  );
}
