"use client";

import { clsx } from "clsx";
import { Bookmark, Check, ChevronDown } from "lucide-react";
import { buttonLook } from "@/components/ui/button-look";
import { useOpenedOnce } from "@/components/ui/opened-once";
import type { SavedView, ViewPage } from "@/lib/domain/views/saved-view";
import { ViewSaver, type ViewSaverProps } from "./view-saver";

export type ViewMenuProps = {
  page: ViewPage;
  views: readonly SavedView[];
  /** The list's address parameters now, without its page. */
  params: string;
  /** `by` holds `{name}`. */
  words: ViewSaverProps["words"] & Readonly<Record<"label" | "by" | "none" | "manage", string>>;
};

const ENTRY =
  "flex min-h-8 items-center gap-2 rounded-sm px-2 text-sm hover:bg-surface-hover focus-visible:bg-surface-hover max-sm:min-h-10";

/** The views kept of a list: one's own and those the staff share. A view is an address under a name. */
export function ViewMenu({ page, views, params, words }: ViewMenuProps) {
  const { id, isFilled, onBeforeToggle } = useOpenedOnce();
  return (
    <div key={params}>
      <button type="button" popoverTarget={id} className={clsx(buttonLook("quiet", "md", false), "font-normal")}>
        <Bookmark size={14} className="text-muted" aria-hidden />
        {words.label}
        <ChevronDown size={14} className="text-muted" aria-hidden />
      </button>
      <div id={id} popover="auto" onBeforeToggle={onBeforeToggle} className="hw-popover w-72">
        {isFilled && (
          <>
            <nav aria-label={words.label}>
              {views.map((view) => (
                <a
                  key={view.id}
                  data-hw-soft=""
                  href={`/${page}${view.params === "" ? "" : `?${view.params}`}`}
                  aria-current={view.params === params ? "true" : undefined}
                  className={ENTRY}
                >
                  <Check
                    size={14}
                    className={view.params === params ? "shrink-0 text-accent" : "invisible shrink-0"}
                    aria-hidden
                  />
                  <bdi className="min-w-0 grow truncate">{view.name}</bdi>
                  {!view.isOwn && (
                    <span className="shrink-0 text-xs text-muted">
                      {words.by.replace("{name}", () => view.ownerName)}
                    </span>
                  )}
                </a>
              ))}
              {views.length === 0 && <p className="px-2 py-1.5 text-sm text-muted">{words.none}</p>}
            </nav>
            <ViewSaver page={page} params={params} words={words} />
            {views.length > 0 && (
              <a data-hw-soft="" href={`/views?list=${page}`} className={`${ENTRY} border-t border-line text-muted`}>
                {words.manage}
              </a>
            )}
          </>
        )}
      </div>
    </div>
  );
}
