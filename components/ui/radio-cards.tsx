import { clsx } from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";
import { describedBy, fieldIds } from "./field";
import { FieldError } from "./field-error";

export type RadioOption = { value: string; label: string; hint?: ReactNode; reason?: ReactNode };
export type RadioCardsProps = Omit<ComponentProps<"input">, "type" | "value" | "defaultValue"> & {
  legend: string;
  name: string;
  options: readonly RadioOption[];
  hint?: ReactNode;
  error?: string | undefined;
  value?: string;
  defaultValue?: string;
  columns?: 1 | 2 | 3;
};

const COLUMNS = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-3" } as const;

function RadioText({ option, id }: { option: RadioOption; id: string }) {
  const note = option.reason ?? option.hint;
  return (
    <span className="flex min-w-0 flex-col gap-0.5">
      <span className="font-medium">{option.label}</span>
      {note && (
        <span id={id} className="text-xs text-muted">
          {note}
        </span>
      )}
    </span>
  );
}

export function RadioCards(props: RadioCardsProps) {
  const { legend, options, hint, error, value, defaultValue, columns = 1, ...rest } = props;
  const ids = fieldIds(useId());
  return (
    <fieldset
      className="flex min-w-0 flex-col gap-1.5"
      aria-invalid={error ? true : undefined}
      aria-describedby={describedBy({ hint, error }, ids)}
    >
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <div className={clsx("grid gap-2", COLUMNS[columns])}>
        {options.map((option) => (
          <label
            key={option.value}
            className="flex cursor-pointer items-start gap-2.5 rounded-md border border-line px-3 py-2.5 transition-colors duration-100 hover:bg-surface-hover has-checked:border-accent has-checked:bg-accent-soft has-disabled:cursor-not-allowed has-disabled:bg-surface-sunken has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              {...rest}
              type="radio"
              value={option.value}
              disabled={Boolean(option.reason) || rest.disabled}
              aria-describedby={`${ids.id}-${option.value}`}
              {...(value === undefined ? {} : { checked: value === option.value })}
              {...(defaultValue === undefined ? {} : { defaultChecked: defaultValue === option.value })}
              className="mt-[3px] size-[15px] shrink-0 hw-check outline-none"
            />
            <RadioText option={option} id={`${ids.id}-${option.value}`} />
          </label>
        ))}
      </div>
      {error && <FieldError id={ids.errorId}>{error}</FieldError>}
      {hint && (
        <p id={ids.hintId} className="text-xs text-muted">
          {hint}
        </p>
      )}
    </fieldset>
  );
}
