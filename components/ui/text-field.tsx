import { clsx } from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";
import { CONTROL, describedBy, Field, fieldIds } from "./field";

export type TextFieldProps = Omit<ComponentProps<"input">, "prefix"> & {
  label: string;
  name: string;
  hint?: ReactNode;
  error?: string | undefined;
  /** Said beside the label, for instance "optional". */
  mark?: string;
  prefix?: ReactNode;
  suffix?: ReactNode;
  mono?: boolean;
};

export function TextField(props: TextFieldProps) {
  const { label, hint, error, mark, prefix, suffix, mono = false, className, id, ...rest } = props;
  const made = useId();
  const ids = fieldIds(id ?? made);
  return (
    <Field ids={ids} texts={{ label, hint, error, ...(mark ? { mark } : {}) }}>
      <span className="relative flex items-center">
        {prefix && <span className="pointer-events-none absolute left-2.5 text-muted">{prefix}</span>}
        <input
          type="text"
          {...rest}
          id={ids.id}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy({ hint, error }, ids)}
          className={clsx(
            CONTROL,
            "h-9 max-sm:h-11",
            mono && "font-mono",
            prefix && "pl-8",
            suffix && "pr-12",
            className,
          )}
        />
        {suffix && <span className="absolute right-2.5 text-sm text-muted">{suffix}</span>}
      </span>
    </Field>
  );
}
