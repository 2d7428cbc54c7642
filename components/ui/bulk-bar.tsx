"use client";

import { X } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { IconButton } from "./icon-button";
import { LinkButton } from "./link-button";

export type BulkAction = {
  label: string;
  /** Where the chosen rows go, each as one more `param`. */
  href: string;
  param: string;
  /** Where everything that matches goes; null when it cannot. */
  allHref: string | null;
  /** More rows than this do not fit in an address. */
  most: number;
  /** Said when they are more. */
  tooMany: string;
  /** Why this person may not. */
  reason: string | null;
};

export type BulkBarProps = {
  total: number;
  actions: readonly BulkAction[];
  /** `chosen` holds `{count}`. */
  words: { bar: string; chosen: string; all: string; clear: string };
  children: ReactNode;
};

const boxesIn = (place: HTMLElement | null) => [
  ...(place?.querySelectorAll<HTMLInputElement>("tbody input[type=checkbox]") ?? []),
];

/** Around a table with a box in each row: tells how many are chosen and what can be done with them, over the page. */
export function BulkBar({ total, actions, words, children }: BulkBarProps) {
  const place = useRef<HTMLDivElement>(null);
  const [ids, setIds] = useState<readonly string[]>([]);
  const [isAll, setAll] = useState(false);
  const [onPage, setOnPage] = useState(0);

  const recount = useCallback(() => {
    const boxes = boxesIn(place.current);
    const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
    setIds(chosen);
    setOnPage(boxes.length);
    setAll((all) => all && chosen.length === boxes.length);
    const head = place.current?.querySelector<HTMLInputElement>("thead input[type=checkbox]");
    if (!head) return;
    head.checked = chosen.length > 0 && chosen.length === boxes.length;
    head.indeterminate = chosen.length > 0 && chosen.length < boxes.length;
  }, []);
  const choose = (isChosen: boolean) => {
    for (const box of boxesIn(place.current)) box.checked = isChosen;
    recount();
  };
  // Boxes may have been ticked before this listened.
  useEffect(recount, [recount]);

  const count = isAll ? total : ids.length;
  return (
    <div
      ref={place}
      onChange={({ target }) => {
        if (!(target instanceof HTMLInputElement) || target.type !== "checkbox") return;
        if (target.closest("thead")) choose(target.checked);
        else recount();
      }}
    >
      {children}
      {count > 0 && (
        <section
          aria-label={words.bar}
          className="fixed inset-x-3 bottom-4 z-40 mx-auto flex w-fit max-w-[calc(100vw-24px)] flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-line bg-surface-raised py-2 pr-2 pl-4 text-sm shadow-(--shadow-float)"
        >
          <span role="status" className="tnum font-medium">
            {words.chosen.replace("{count}", count.toLocaleString(document.documentElement.lang))}
          </span>
          {!isAll && ids.length === onPage && total > onPage && (
            <button
              type="button"
              onClick={() => setAll(true)}
              className="text-accent underline-offset-2 hover:underline max-sm:min-h-10"
            >
              {words.all}
            </button>
          )}
          {actions.map((action) => (
            <LinkButton
              key={action.label}
              look="primary"
              href={hrefOf(action, { ids, isAll })}
              reason={action.reason ?? whyTooMany(action, { count, isAll })}
            >
              {action.label}
            </LinkButton>
          ))}
          <IconButton
            label={words.clear}
            icon={<X size={16} aria-hidden />}
            onClick={() => {
              setAll(false);
              choose(false);
            }}
          />
        </section>
      )}
    </div>
  );
}

type Chosen = { readonly ids: readonly string[]; readonly isAll: boolean };

function hrefOf({ href, allHref, param }: BulkAction, { ids, isAll }: Chosen): string {
  if (isAll && allHref !== null) return allHref;
  return `${href}?${new URLSearchParams(ids.map((id) => [param, id]))}`;
}

function whyTooMany(
  { allHref, most, tooMany }: BulkAction,
  { count, isAll }: { count: number; isAll: boolean },
): string | null {
  if (isAll && allHref !== null) return null;
  return isAll || count > most ? tooMany : null;
}
