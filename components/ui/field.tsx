import type { ReactNode } from "react";
import { FieldError } from "./field-error";

export type FieldTexts = { label: string; hint?: ReactNode; error?: string | undefined; mark?: string };
export type FieldIds = { id: string; hintId: string; errorId: string };

export const CONTROL =
  "w-full rounded-md border border-line-strong bg-surface px-2.5 text-base text-text transition-colors duration-100 hover:border-muted focus-visible:outline-offset-0 aria-invalid:border-negative [&:is(input,textarea):read-only]:bg-surface-sunken disabled:bg-surface-sunken disabled:text-muted max-sm:text-lg";

export function fieldIds(id: string): FieldIds {
  return { id, hintId: `${id}-hint`, errorId: `${id}-error` };
}

export function describedBy({ hint, error }: Pick<FieldTexts, "hint" | "error">, ids: FieldIds): string | undefined {
  return [error && ids.errorId, hint && ids.hintId].filter(Boolean).join(" ") || undefined;
}

export function Field({ texts, ids, children }: { texts: FieldTexts; ids: FieldIds; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={ids.id} className="flex items-baseline gap-1.5 text-sm font-medium">
        {texts.label}
        {texts.mark && <span className="text-xs font-normal text-muted">{texts.mark}</span>}
      </label>
      {children}
      {texts.error && <FieldError id={ids.errorId}>{texts.error}</FieldError>}
      {texts.hint && (
        <p id={ids.hintId} className="text-xs text-muted">
          {texts.hint}
        </p>
      )}
    </div>
  );
}
