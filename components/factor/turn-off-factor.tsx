"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { turnOffFactorAction } from "@/lib/actions/own-actions";
import { CodeField } from "../proof/code-field";
import { Button } from "../ui/button";
import { showToast } from "../ui/toast-store";
import { FactorRefusalNotice } from "./factor-refusal-notice";
import { useFactorSend } from "./use-factor-send";

/** Asks for a code before the second factor is taken off. Needs the words of "factor" and "proof". */
export function TurnOffFactor({ isRequired, onBack }: { isRequired: boolean; onBack: () => void }) {
  const t = useTranslations("factor.off");
  const { isPending, refusal, send } = useFactorSend();
  const [isMissing, setMissing] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const code = String(new FormData(form).get("code") ?? "");
    const field = form.querySelector<HTMLInputElement>("[name=code]");
    setMissing(code.trim() === "");
    if (code.trim() === "") return field?.focus();
    if (await send(() => turnOffFactorAction({ code }))) showToast({ tone: "positive", title: t("done") });
    else field?.select();
  }

  return (
    <form method="post" noValidate onSubmit={submit} aria-label={t("ask")} className="flex max-w-96 flex-col gap-4">
      <FactorRefusalNotice refusal={refusal} />
      <p className="text-sm">{t(isRequired ? "noteRequired" : "note")}</p>
      <CodeField error={isMissing ? t("missing") : undefined} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="danger" pending={isPending}>
          {t("sure")}
        </Button>
        <Button onClick={onBack}>{t("back")}</Button>
      </div>
    </form>
  );
}
