import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { CONTROL, describedBy, Field, fieldIds } from "./field";

export type SelectOption = { value: string; label: string; disabled?: boolean };
export type SelectFieldProps = ComponentProps<"select"> & {
  label: string;
  name: string;
  options: readonly SelectOption[];
  hint?: ReactNode;
  error?: string | undefined;
  mark?: string;
};

export function SelectField({ label, options, hint, error, mark, className, id, ...rest }: SelectFieldProps) {
  const made = useId();
  const ids = fieldIds(id ?? made);
  return (
    <Field ids={ids} texts={{ label, hint, error, ...(mark ? { mark } : {}) }}>
      <span className="relative flex items-center">
        <select
          {...rest}
          id={ids.id}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy({ hint, error }, ids)}
          className={clsx(CONTROL, "h-9 appearance-none pr-8 max-sm:h-11", className)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown size={16} className="pointer-events-none absolute right-2.5 text-muted" aria-hidden />
      </span>
    </Field>
  );
}
