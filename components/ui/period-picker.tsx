"use client";

import { clsx } from "clsx";
import { CalendarDays, Check, ChevronDown } from "lucide-react";
import type { Params } from "./address";
import { buttonLook } from "./button-look";
import type { FilterOption } from "./filter-menu";
import { useOpenedOnce } from "./opened-once";

type Choice = { value: string; label: string };

export type PeriodPickerProps = {
  value: string;
  presets: readonly FilterOption[];
  /** A span of one's own: the first period by its first day, the last one by the day after it. */
  span: { from: string; to: string; starts: readonly Choice[]; ends: readonly Choice[] };
  action: string;
  /** Carried along; without what the picker itself writes. */
  params: Params;
  words: Readonly<Record<"label" | "own" | "from" | "to" | "submit" | "wrongWay", string>>;
};

const CONTROL =
  "h-8 w-full rounded-md border border-line-strong bg-surface px-2 text-sm text-text max-sm:h-11 max-sm:text-lg";
const ENTRY =
  "flex min-h-8 items-center gap-2 rounded-sm px-2 text-sm hover:bg-surface-hover focus-visible:bg-surface-hover max-sm:min-h-10";

/** Presets first, then a span of one's own, of the periods that can be chosen. */
export function PeriodPicker({ value, presets, span, action, params, words }: PeriodPickerProps) {
  const { id, isFilled, onBeforeToggle } = useOpenedOnce();
  return (
    <div key={value}>
      <button type="button" popoverTarget={id} className={clsx(buttonLook("quiet", "md", false), "font-normal")}>
        <CalendarDays size={14} className="text-muted" aria-hidden />
        <span className="text-muted">{words.label}</span>
        {value}
        <ChevronDown size={14} className="text-muted" aria-hidden />
      </button>
      <div id={id} popover="auto" onBeforeToggle={onBeforeToggle} className="hw-popover w-72">
        {isFilled && (
          <>
            <nav aria-label={words.label}>
              {presets.map(({ href, label, current }) => (
                <a
                  key={href}
                  data-hw-soft="stay"
                  href={href}
                  aria-current={current ? "true" : undefined}
                  className={ENTRY}
                >
                  <Check size={14} className={current ? "shrink-0 text-accent" : "invisible shrink-0"} aria-hidden />
                  {label}
                </a>
              ))}
            </nav>
            <form
              action={action}
              data-hw-soft=""
              aria-label={words.own}
              onChange={(event) => checkOrder(event.currentTarget, words.wrongWay)}
              className="mt-1 flex flex-col gap-2 border-t border-line p-2"
            >
              {Object.entries(params).map(([name, text]) => (
                <input key={name} type="hidden" name={name} value={String(text ?? "")} />
              ))}
              <p className="text-xs text-muted">{words.own}</p>
              <SpanField name="from" label={words.from} value={span.from} choices={span.starts} />
              <SpanField name="to" label={words.to} value={span.to} choices={span.ends} />
              <button type="submit" className={buttonLook("primary", "sm", false)}>
                {words.submit}
              </button>
            </form>
          </>
        )}
      </div>
    </div>
  );
}

function checkOrder(form: HTMLFormElement, wrongWay: string) {
  const [from, to] = [form.elements.namedItem("from"), form.elements.namedItem("to")];
  if (from instanceof HTMLSelectElement && to instanceof HTMLSelectElement)
    to.setCustomValidity(from.value < to.value ? "" : wrongWay);
}

type SpanFieldProps = { name: string; label: string; value: string; choices: readonly Choice[] };

function SpanField({ name, label, value, choices }: SpanFieldProps) {
  return (
    <label className="flex flex-col gap-1 text-xs text-muted">
      {label}
      <select name={name} defaultValue={value} className={CONTROL}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}
