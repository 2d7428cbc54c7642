import { clsx } from "clsx";
import { Bookmark, Check, ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { buttonLook } from "@/components/ui/button-look";
import type { SavedView, ViewPage } from "@/lib/domain/views/saved-view";
import { ViewSaver } from "./view-saver";

export type ViewMenuProps = {
  page: ViewPage;
  views: readonly SavedView[];
  /** The list's address parameters now, without its page. */
  params: string;
};

const ENTRY =
  "flex min-h-8 items-center gap-2 rounded-sm px-2 text-sm hover:bg-surface-hover focus-visible:bg-surface-hover max-sm:min-h-10";

/** The views kept of a list: one's own and those the staff share. A view is an address under a name. */
export function ViewMenu({ page, views, params }: ViewMenuProps) {
  const t = useTranslations("views");
  const id = useId();
  return (
    <div key={params}>
      <button type="button" popoverTarget={id} className={clsx(buttonLook("quiet", "md", false), "font-normal")}>
        <Bookmark size={14} className="text-muted" aria-hidden />
        {t("label")}
        <ChevronDown size={14} className="text-muted" aria-hidden />
      </button>
      <div id={id} popover="auto" className="hw-popover w-72">
        <nav aria-label={t("label")}>
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
              {!view.isOwn && <span className="shrink-0 text-xs text-muted">{t("by", { name: view.ownerName })}</span>}
            </a>
          ))}
          {views.length === 0 && <p className="px-2 py-1.5 text-sm text-muted">{t("none")}</p>}
        </nav>
        <ViewSaver
          page={page}
          params={params}
          words={{
            title: t("saveTitle"),
            what: t("what"),
            name: t("name"),
            share: t("share"),
            submit: t("submit"),
            saved: t("saved"),
            taken: t("taken"),
            failed: t("failed"),
          }}
        />
        {views.length > 0 && (
          <a data-hw-soft="" href={`/views?list=${page}`} className={`${ENTRY} border-t border-line text-muted`}>
            {t("manage")}
          </a>
        )}
      </div>
    </div>
  );
}
