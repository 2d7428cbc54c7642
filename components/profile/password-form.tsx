"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { changeOwnPasswordAction } from "@/lib/actions/own-actions";
import {
  type NewPasswordFault,
  NewPasswordFields,
  newPasswordFault,
  newPasswordOf,
} from "../people/new-password-fields";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";
import { showToast } from "../ui/toast-store";

type Wrong = "password-required" | "password-wrong";
const NEW_FAULTS = [
  "password-short",
  "password-long",
  "password-is-email",
  "password-guessable",
  "password-same",
] as const;

/** A new password for whoever knows the present one; all other sessions end with it. */
export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations("profile");
  const form = useRef<HTMLFormElement>(null);
  const [fault, setFault] = useState<NewPasswordFault | null>(null);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const focus = (name: string) => form.current?.querySelector<HTMLInputElement>(`[name=${name}]`)?.focus();

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (isPending) return;
    const present = String(new FormData(event.currentTarget).get("present") ?? "");
    const given = newPasswordOf(event.currentTarget);
    const found = newPasswordFault(given, email);
    setTrouble(null);
    setFault(found);
    setWrong(present === "" ? "password-required" : null);
    if (present === "") return focus("present");
    if (found) return focus(found === "password-differs" ? "again" : "wanted");
    setPending(true);
    const answer = await changeOwnPasswordAction({ present, wanted: given.wanted }).catch(() => null);
    setPending(false);
    if (answer?.ok) {
      form.current?.reset();
      return showToast({ tone: "positive", title: t("password.done"), note: t("password.ended", answer.value) });
    }
    const refusal = answer?.refusal ?? { code: "no-answer" as const };
    const known = NEW_FAULTS.find((code) => code === refusal.code);
    if (known) setFault(known);
    else if (refusal.code === "password-wrong") {
      setWrong(refusal.code);
      focus("present");
    } else if (refusal.code === "too-many") setTrouble(t("tooMany", { seconds: refusal.seconds }));
    else setTrouble(t("failed"));
  }

  return (
    <form
      ref={form}
      method="post"
      onSubmit={submit}
      noValidate
      aria-label={t("password.title")}
      className="flex max-w-96 flex-col items-stretch gap-4"
    >
      {trouble && <Notice tone="negative">{trouble}</Notice>}
      <input type="email" name="email" autoComplete="username" readOnly hidden value={email} />
      <TextField
        label={t("password.present")}
        name="present"
        type="password"
        autoComplete="current-password"
        maxLength={1024}
        error={wrong ? t(`password.faults.${wrong}`) : undefined}
      />
      <NewPasswordFields fault={fault} />
      <div>
        <Button type="submit" pending={isPending}>
          {t("password.submit")}
        </Button>
      </div>
    </form>
  );
}
