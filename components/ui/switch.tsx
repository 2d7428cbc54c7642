import { type ComponentProps, type ReactNode, useId } from "react";
import { describedBy, fieldIds } from "./field";

export type SwitchProps = Omit<ComponentProps<"input">, "type" | "role"> & { label: string; hint?: ReactNode };

/** The native checked state answers for aria-checked. */
const AS_SWITCH = { role: "switch" } as const;

export function Switch({ label, hint, id, ...rest }: SwitchProps) {
  const made = useId();
  const ids = fieldIds(id ?? made);
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={ids.id} className="flex cursor-pointer items-center gap-2.5 max-sm:min-h-10">
        <span className="relative inline-flex h-[18px] w-8 shrink-0">
          <input
            {...rest}
            {...AS_SWITCH}
            type="checkbox"
            id={ids.id}
            aria-describedby={describedBy({ hint }, ids)}
            className="peer absolute inset-0 cursor-pointer appearance-none rounded-full border border-line-strong bg-surface-press transition-colors duration-100 checked:border-accent-fill checked:bg-accent-fill"
          />
          <span
            aria-hidden
            className="pointer-events-none absolute top-[3px] left-[3px] size-3 rounded-full bg-muted transition-transform duration-100 peer-checked:translate-x-3.5 peer-checked:bg-on-accent"
          />
        </span>
        <span>{label}</span>
      </label>
      {hint && (
        <p id={ids.hintId} className="pl-[42px] text-xs text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
