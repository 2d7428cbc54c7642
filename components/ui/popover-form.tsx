"use client";

import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import type { Params } from "./address";
import { buttonLook } from "./button-look";
import { useOpenedOnce } from "./opened-once";

export type PopoverFormProps = {
  label: string;
  icon?: ReactNode;
  action: string;
  params: Params;
  /** The parameters its fields write; all others are carried along, but for the page. */
  fields: readonly string[];
  submit: string;
  className?: string;
  children: ReactNode;
};

/** Fields that change the address when applied, and nothing before. Works as a plain form too. */
export function PopoverForm({ label, icon, action, params, fields, submit, className, children }: PopoverFormProps) {
  const { id, isFilled, onBeforeToggle } = useOpenedOnce();
  const carried = Object.entries(params).filter(([name]) => name !== "page" && !fields.includes(name));
  return (
    <div key={JSON.stringify(params)} className={className}>
      <button type="button" popoverTarget={id} className={clsx(buttonLook("quiet", "md", false), "font-normal")}>
        {icon}
        {label}
        <ChevronDown size={14} className="text-muted" aria-hidden />
      </button>
      <form
        id={id}
        popover="auto"
        onBeforeToggle={onBeforeToggle}
        action={action}
        aria-label={label}
        data-hw-soft=""
        className="hw-popover w-72"
      >
        {isFilled && (
          <div className="flex flex-col gap-3 p-2">
            {carried.map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={String(value ?? "")} />
            ))}
            {children}
            <button type="submit" className={buttonLook("primary", "sm", false)}>
              {submit}
            </button>
          </div>
        )}
      </form>
    </div>
  );
}

const CONTROL =
  "h-8 w-full rounded-md border border-line-strong bg-surface px-2 text-sm text-text max-sm:h-11 max-sm:text-lg";

export type PopoverField = {
  name: string;
  label: string;
  value: string;
  type?: "date";
  /** Without them it is a text. */
  options?: readonly { readonly value: string; readonly label: string }[];
};

export type FilterFormProps = Omit<PopoverFormProps, "children" | "fields"> & {
  fields: readonly PopoverField[];
  /** What stands for no filter. */
  any: string;
};

/** Filters that are seldom wanted, behind one button. */
export function FilterForm({ fields, any, ...rest }: FilterFormProps) {
  return (
    <PopoverForm {...rest} fields={fields.map(({ name }) => name)}>
      {fields.map(({ name, label, value, type, options }) => (
        <p key={name} className="flex flex-col gap-1">
          <label htmlFor={`filter-${name}`} className="text-xs text-muted">
            {label}
          </label>
          {options ? (
            <select id={`filter-${name}`} name={name} defaultValue={value} className={CONTROL}>
              <option value="">{any}</option>
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          ) : (
            <input
              id={`filter-${name}`}
              name={name}
              type={type}
              defaultValue={value}
              autoComplete="off"
              className={CONTROL}
            />
          )}
        </p>
      ))}
    </PopoverForm>
  );
}
