"use client";

import { clsx } from "clsx";
import { Check, ChevronDown } from "lucide-react";
import { buttonLook } from "./button-look";
import { useOpenedOnce } from "./opened-once";

export type FilterOption = { label: string; href: string; current?: boolean; count?: string; reason?: string | null };
export type FilterMenuProps = {
  label: string;
  value?: string | null;
  options: readonly FilterOption[];
  align?: "start" | "end";
};

/** A popover of plain links: the address is the only state, so choosing is a navigation and Back undoes it. */
export function FilterMenu({ label, value, options, align = "start" }: FilterMenuProps) {
  const { id, isFilled, onBeforeToggle } = useOpenedOnce();
  const current = options.find((option) => option.current)?.href ?? "";
  return (
    <div key={current}>
      <button type="button" popoverTarget={id} className={clsx(buttonLook("quiet", "md", false), "font-normal")}>
        <span className={value ? "text-muted" : undefined}>{label}</span>
        {value && <span className="max-w-48 truncate">{value}</span>}
        <ChevronDown size={14} className="text-muted" aria-hidden />
      </button>
      <nav
        id={id}
        popover="auto"
        onBeforeToggle={onBeforeToggle}
        aria-label={label}
        className="hw-popover"
        data-align={align}
      >
        {isFilled &&
          options.map((option) =>
            option.reason ? (
              <button
                key={option.href}
                type="button"
                aria-disabled
                className="flex min-h-8 w-full cursor-not-allowed flex-col items-start justify-center rounded-sm py-1 pr-2 pl-7.5 text-left text-sm text-muted max-sm:min-h-10"
              >
                {option.label}
                <span className="max-w-64 text-xs whitespace-normal">{option.reason}</span>
              </button>
            ) : (
              <a
                data-hw-soft="stay"
                key={option.href}
                href={option.href}
                aria-current={option.current ? "true" : undefined}
                className="flex min-h-8 items-center gap-2 rounded-sm px-2 text-sm hover:bg-surface-hover focus-visible:bg-surface-hover max-sm:min-h-10"
              >
                <Check
                  size={14}
                  className={option.current ? "shrink-0 text-accent" : "invisible shrink-0"}
                  aria-hidden
                />
                <span className="min-w-0 grow truncate">{option.label}</span>
                {option.count && <span className="tnum text-muted">{option.count}</span>}
              </a>
            ),
          )}
      </nav>
    </div>
  );
}
