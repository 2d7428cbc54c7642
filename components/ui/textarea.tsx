import { clsx } from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";
import { CONTROL, describedBy, Field, fieldIds } from "./field";

export type TextareaProps = ComponentProps<"textarea"> & {
  label: string;
  name: string;
  hint?: ReactNode;
  error?: string | undefined;
  mark?: string;
};

export function Textarea({ label, hint, error, mark, className, id, rows = 4, ...rest }: TextareaProps) {
  const made = useId();
  const ids = fieldIds(id ?? made);
  return (
    <Field ids={ids} texts={{ label, hint, error, ...(mark ? { mark } : {}) }}>
      <textarea
        {...rest}
        id={ids.id}
        rows={rows}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy({ hint, error }, ids)}
        className={clsx(CONTROL, "py-2", className)}
      />
    </Field>
  );
}
