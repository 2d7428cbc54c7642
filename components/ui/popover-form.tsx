import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import { type ReactNode, useId } from "react";
import type { Params } from "./address";
import { buttonLook } from "./button-look";

export type PopoverFormProps = {
  label: string;
  icon?: ReactNode;
  action: string;
  params: Params;
  /** The parameters its fields write; all others are carried along, but for the page. */
  fields: readonly string[];
  submit: string;
  children: ReactNode;
};

/** Fields that change the address when applied, and nothing before. Works as a plain form too. */
export function PopoverForm({ label, icon, action, params, fields, submit, children }: PopoverFormProps) {
  const id = useId();
  const carried = Object.entries(params).filter(([name]) => name !== "page" && !fields.includes(name));
  return (
    <div key={JSON.stringify(params)}>
      <button type="button" popoverTarget={id} className={clsx(buttonLook("quiet", "md", false), "font-normal")}>
        {icon}
        {label}
        <ChevronDown size={14} className="text-muted" aria-hidden />
      </button>
      <form id={id} popover="auto" action={action} aria-label={label} data-hw-soft="" className="hw-popover w-72">
        <div className="flex flex-col gap-3 p-2">
          {carried.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={String(value ?? "")} />
          ))}
          {children}
          <button type="submit" className={buttonLook("primary", "sm", false)}>
            {submit}
          </button>
        </div>
      </form>
    </div>
  );
}

const CONTROL = "h-8 w-full rounded-md border border-line-strong bg-surface px-2 text-sm max-sm:h-11 max-sm:text-lg";

export function PopoverText({ label, name, value }: { label: string; name: string; value: string }) {
  return (
    <label className="flex flex-col gap-1 text-xs text-muted">
      {label}
      <input name={name} defaultValue={value} autoComplete="off" className={clsx(CONTROL, "text-text")} />
    </label>
  );
}

export type PopoverChoiceProps = {
  label: string;
  name: string;
  value: string | null;
  any: string;
  options: readonly { readonly value: string; readonly label: string }[];
};

export function PopoverChoice({ label, name, value, any, options }: PopoverChoiceProps) {
  return (
    <label className="flex flex-col gap-1 text-xs text-muted">
      {label}
      <select name={name} defaultValue={value ?? ""} className={clsx(CONTROL, "text-text")}>
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
