"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { keepViewAction } from "@/lib/actions/view-actions";
import { KEPT_NAME_MAX } from "@/lib/domain/values/kept-name";
import type { ViewPage } from "@/lib/domain/views/saved-view";

export type ViewSaverProps = {
  page: ViewPage;
  params: string;
  words: Readonly<Record<"title" | "what" | "name" | "share" | "submit" | "saved" | "taken" | "failed", string>>;
};

/** Keeps what is shown now under a name. Sent twice, it is kept once. */
export function ViewSaver({ page, params, words }: ViewSaverProps) {
  const field = useId();
  const [id, setId] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const own = id ?? crypto.randomUUID();
    setId(own);
    setPending(true);
    const answer = await keepViewAction({
      id: own,
      page,
      name: String(data.get("name") ?? ""),
      params,
      shared: data.get("shared") === "on",
    }).catch(() => null);
    setPending(false);
    if (answer?.ok) {
      setId(null);
      setFault(null);
      form.reset();
      form.closest<HTMLElement>("[popover]")?.hidePopover();
      showToast({ tone: "positive", title: words.saved });
    } else setFault(answer?.refusal.code === "view-name-taken" ? words.taken : words.failed);
  };
  return (
    <form onSubmit={save} aria-label={words.title} className="mt-1 flex flex-col gap-2 border-t border-line p-2">
      <label htmlFor={field} className="text-xs text-muted">
        {words.title}
      </label>
      <input
        id={field}
        name="name"
        required
        maxLength={KEPT_NAME_MAX}
        placeholder={words.name}
        autoComplete="off"
        aria-describedby={`${field}-note`}
        aria-invalid={fault ? true : undefined}
        className="h-8 rounded-md border border-line-strong bg-surface px-2 text-sm max-sm:h-11 max-sm:text-lg"
      />
      <p
        id={`${field}-note`}
        role={fault ? "alert" : undefined}
        className={fault ? "text-xs text-negative" : "text-xs text-muted"}
      >
        {fault ?? words.what}
      </p>
      <label className="flex items-center gap-2 text-sm max-sm:min-h-10">
        <input type="checkbox" name="shared" className="hw-check size-4" />
        {words.share}
      </label>
      <Button type="submit" size="sm" look="primary" pending={pending}>
        {words.submit}
      </Button>
    </form>
  );
}
