"use client";

import { X } from "lucide-react";
import { type MouseEvent, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { Button } from "./button";
import { IconButton } from "./icon-button";
import { LinkButton } from "./link-button";

export type BulkAction = {
  label: string;
  /** Where the chosen rows go, each as one more `param`. */
  href: string;
  param: string;
  /** Where everything that matches goes, or why it cannot. */
  all: { href: string } | { reason: string };
  /** Why this person may not. */
  reason: string | null;
};

export type BulkBarProps = {
  total: number;
  action: BulkAction;
  /** `chosen` holds `{count}`; `pick`, `page` and `done` are for phones. */
  words: Readonly<Record<"bar" | "chosen" | "all" | "clear" | "pick" | "page" | "done", string>>;
  children: ReactNode;
};

const boxesIn = (place: HTMLElement | null) => [
  ...(place?.querySelectorAll<HTMLInputElement>("tbody input[type=checkbox]") ?? []),
];

/** Around a table with a box in each row: tells how many are chosen and what can be done with them, over the page. */
export function BulkBar({ total, action, words, children }: BulkBarProps) {
  const place = useRef<HTMLDivElement>(null);
  const [ids, setIds] = useState<readonly string[]>([]);
  const [isAll, setAll] = useState(false);
  const [onPage, setOnPage] = useState(0);
  const [isPicking, setPicking] = useState(false);

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

  const clear = () => {
    setAll(false);
    choose(false);
  };
  // A finger chooses with the whole row, which opens it otherwise.
  const pick = (event: MouseEvent) => {
    const row = isPicking && event.target instanceof Element ? event.target.closest("tbody tr") : null;
    if (!row || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    event.stopPropagation();
    row.querySelector<HTMLInputElement>("input[type=checkbox]")?.click();
  };

  const count = isAll ? total : ids.length;
  const next = isAll
    ? action.all
    : { href: `${action.href}?${new URLSearchParams(ids.map((id) => [action.param, id]))}` };
  return (
    <div
      ref={place}
      data-picking={isPicking ? "" : undefined}
      onClickCapture={pick}
      onChange={({ target }) => {
        if (!(target instanceof HTMLInputElement) || target.type !== "checkbox") return;
        if (target.closest("thead")) choose(target.checked);
        else recount();
      }}
    >
      <div className="flex items-center gap-2 py-2 sm:hidden">
        <Button
          size="sm"
          onClick={() => {
            if (isPicking) clear();
            setPicking(!isPicking);
          }}
        >
          {isPicking ? words.done : words.pick}
        </Button>
        {isPicking && (
          <Button size="sm" look="plain" onClick={() => choose(true)}>
            {words.page}
          </Button>
        )}
      </div>
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
          <LinkButton
            look="primary"
            href={"href" in next ? next.href : action.href}
            reason={action.reason ?? ("reason" in next ? next.reason : null)}
          >
            {action.label}
          </LinkButton>
          <IconButton label={words.clear} icon={<X size={16} aria-hidden />} onClick={clear} />
        </section>
      )}
    </div>
  );
}
