import { clsx } from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";
import { describedBy, fieldIds } from "./field";
import { FieldError } from "./field-error";

export type CheckboxProps = Omit<ComponentProps<"input">, "type"> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** For a row of a table: the label is read out, not shown. */
  hideLabel?: boolean;
};

export function Checkbox({ label, hint, error, hideLabel = false, id, className, ...rest }: CheckboxProps) {
  const made = useId();
  const ids = fieldIds(id ?? made);
  return (
    <div className={clsx("flex flex-col gap-1", className)}>
      <label htmlFor={ids.id} className="flex cursor-pointer items-start gap-2 max-sm:min-h-10 max-sm:items-center">
        <input
          {...rest}
          type="checkbox"
          id={ids.id}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy({ hint, error }, ids)}
          className={clsx("size-[15px] shrink-0 hw-check max-sm:mt-0", !hideLabel && "mt-[3px]")}
        />
        <span className={hideLabel ? "sr-only" : "text-base"}>{label}</span>
      </label>
      {error && <FieldError id={ids.errorId}>{error}</FieldError>}
      {hint && (
        <p id={ids.hintId} className="pl-6 text-xs text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
