"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { AskedTwice } from "@/components/ui/asked-twice";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { changeViewAction, deleteViewAction } from "@/lib/actions/view-actions";
import { KEPT_NAME_MAX } from "@/lib/domain/values/kept-name";
import type { SavedView } from "@/lib/domain/views/saved-view";

export type ViewRowProps = { view: SavedView; mayDelete: boolean };

/** One kept view: whose it is renames it, shares it or deletes it. Needs the words of "views" and "ui". */
export function ViewRow({ view, mayDelete }: ViewRowProps) {
  const t = useTranslations("views");
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const reason = view.isOwn ? null : t("notYours", { name: view.ownerName });
  const tell = (answer: { ok: true } | { ok: false; refusal: { code: string } } | null, done: string) => {
    setPending(false);
    if (answer?.ok) {
      setFault(null);
      return showToast({ tone: "positive", title: done });
    }
    const code = answer?.refusal.code;
    setFault(code === "view-name-taken" ? t("taken") : code === "view-gone" ? t("gone") : t("failed"));
  };
  const change = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    setPending(true);
    const wanted = { id: view.id, name: String(data.get("name") ?? ""), shared: data.get("shared") === "on" };
    tell(await changeViewAction(wanted).catch(() => null), t("saved"));
  };
  const remove = async () => {
    setPending(true);
    tell(await deleteViewAction({ id: view.id }).catch(() => null), t("deleted"));
  };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-2">
      <form onSubmit={change} className="flex min-w-0 grow flex-wrap items-center gap-x-4 gap-y-2">
        <input
          name="name"
          required
          defaultValue={view.name}
          readOnly={!view.isOwn}
          maxLength={KEPT_NAME_MAX}
          aria-label={t("nameOf", { name: view.name })}
          autoComplete="off"
          className="h-8 min-w-40 grow rounded-md border border-line-strong bg-surface px-2 text-sm read-only:border-transparent max-sm:h-11 max-sm:text-lg"
        />
        {view.isOwn ? (
          <label className="flex items-center gap-2 text-sm max-sm:min-h-10">
            <input type="checkbox" name="shared" defaultChecked={view.isShared} className="hw-check size-4" />
            {t("share")}
          </label>
        ) : (
          <span className="text-sm text-muted">{t("by", { name: view.ownerName })}</span>
        )}
        <Button type="submit" size="sm" reason={reason} pending={pending}>
          {t("submit")}
        </Button>
      </form>
      <a
        data-hw-soft=""
        href={`/${view.page}${view.params === "" ? "" : `?${view.params}`}`}
        className="text-sm max-sm:py-2"
      >
        {t("open")}
      </a>
      <AskedTwice
        labels={{ ask: t("delete"), sure: t("sure"), back: t("back") }}
        reason={mayDelete ? null : reason}
        pending={pending}
        onSure={remove}
      />
      {fault && (
        <p role="alert" className="w-full text-xs text-negative">
          {fault}
        </p>
      )}
    </li>
  );
}
