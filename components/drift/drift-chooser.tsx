"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { DriftActions } from "./drift-actions";
import type { PickedDrift } from "./drift-confirm";

export interface ChoosableRow {
  readonly owner: string;
  readonly mark: string;
  readonly isRevertible: boolean;
}

export type DriftChooserProps = {
  rows: readonly ChoosableRow[];
  /** All that the search and the class let through. */
  all: { readonly params: string; readonly mark: string; readonly total: number; readonly revertible: number };
  /** Why this person may not write; null when they may. */
  writeReason: string | null;
  children: ReactNode;
};

/** Keeps which rows are chosen and offers what can be done with them. The rows bring their own checkboxes. */
export function DriftChooser({ rows, all, writeReason, children }: DriftChooserProps) {
  const t = useTranslations("drift.choice");
  const form = useRef<HTMLFormElement>(null);
  const [owners, setOwners] = useState<readonly FormDataEntryValue[]>([]);
  const [isAll, setAll] = useState(false);
  const read = () => {
    if (form.current) setOwners(new FormData(form.current).getAll("row"));
    setAll(false);
  };
  const change = ({ target }: FormEvent<HTMLFormElement>) => {
    if (target instanceof HTMLInputElement && target.name === "page") mark(target.checked);
    read();
  };
  const mark = (isOn: boolean) => {
    for (const box of form.current?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? [])
      box.checked = isOn;
  };
  const clear = () => {
    mark(false);
    read();
  };
  const chosen = rows.filter(({ owner }) => owners.includes(owner));
  const picked: PickedDrift = isAll
    ? { count: all.total, revertible: all.revertible, choice: { of: "all", params: all.params, mark: all.mark } }
    : {
        count: chosen.length,
        revertible: chosen.filter(({ isRevertible }) => isRevertible).length,
        choice: { of: "rows", rows: chosen.map(({ owner, mark }) => ({ owner, mark })) },
      };
  const offersAll = !isAll && chosen.length === rows.length && all.total > rows.length;
  const link = "text-muted underline underline-offset-2 hover:text-text max-sm:min-h-10";
  return (
    <>
      <section aria-label={t("label")} className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-2 pb-2 text-sm">
        <p role="status" className="tnum">
          {picked.count === 0 ? t("none") : t(isAll ? "every" : "some", { count: picked.count })}
        </p>
        {offersAll && (
          <button type="button" className={link} onClick={() => setAll(true)}>
            {t("takeAll", { count: all.total })}
          </button>
        )}
        {picked.count > 0 && (
          <button type="button" className={link} onClick={clear}>
            {t("clear")}
          </button>
        )}
        <DriftActions
          key={`${isAll} ${owners.join(" ")}`}
          picked={picked}
          reason={writeReason ?? (picked.count === 0 ? t("pickFirst") : null)}
          onDone={clear}
        />
      </section>
      <form ref={form} onChange={change} onSubmit={(event) => event.preventDefault()}>
        {children}
      </form>
    </>
  );
}
