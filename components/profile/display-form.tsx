"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { setOwnDisplayAction } from "@/lib/actions/own-actions";
import type { OwnDisplay, StartPage } from "@/lib/domain/people/display";
import { Button } from "../ui/button";
import { CONTROL, Field, fieldIds } from "../ui/field";
import { Notice } from "../ui/notice";
import { showToast } from "../ui/toast-store";

export type DisplayFormProps = {
  display: OwnDisplay;
  pages: readonly { readonly page: StartPage; readonly label: string }[];
  zones: readonly string[];
};

/** Where one begins and by which clock one reads. Needs the words of "profile". */
export function DisplayForm({ display, pages, zones }: DisplayFormProps) {
  const t = useTranslations("profile.display");
  const failed = useTranslations("profile")("failed");
  const [isPending, setPending] = useState(false);
  const [hasFailed, setFailed] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (isPending) return;
    const given = new FormData(event.currentTarget);
    const textOf = (name: string) => String(given.get(name) ?? "");
    setPending(true);
    const startPage = pages.find(({ page }) => page === textOf("startPage"))?.page ?? display.startPage;
    const wanted = { timeZone: textOf("timeZone"), startPage };
    const answer = await setOwnDisplayAction(wanted).catch(() => null);
    setPending(false);
    setFailed(!answer?.ok);
    if (answer?.ok) showToast({ tone: "positive", title: t("done") });
  }

  return (
    <form onSubmit={submit} noValidate aria-label={t("title")} className="flex max-w-96 flex-col items-start gap-4">
      {hasFailed && <Notice tone="negative">{failed}</Notice>}
      <Choice label={t("startPage")} name="startPage" value={display.startPage}>
        {pages.map(({ page, label }) => (
          <option key={page} value={page}>
            {label}
          </option>
        ))}
      </Choice>
      <Choice label={t("timeZone")} name="timeZone" value={display.timeZone} hint={t("timeZoneHint")}>
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll("_", " ")}
          </option>
        ))}
      </Choice>
      <Button type="submit" pending={isPending}>
        {t("submit")}
      </Button>
    </form>
  );
}

type ChoiceProps = { label: string; name: string; value: string; hint?: string; children: ReactNode };

function Choice({ label, name, value, hint, children }: ChoiceProps) {
  const ids = fieldIds(useId());
  return (
    <div className="w-full">
      <Field ids={ids} texts={{ label, hint }}>
        <select
          key={value}
          id={ids.id}
          name={name}
          defaultValue={value}
          aria-describedby={hint && ids.hintId}
          className={`${CONTROL} h-9 max-sm:h-11`}
        >
          {children}
        </select>
      </Field>
    </div>
  );
}
