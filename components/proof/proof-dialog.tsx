"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { proveAgainAction } from "@/lib/actions/own-actions";
import type { ProofKind } from "@/lib/domain/people/own-factor-input";
import { FloatingPanel } from "../layout/floating-panel";
import { Button } from "../ui/button";
import { TextField } from "../ui/text-field";
import { CodeField } from "./code-field";

export type ProofDialogProps = { by: Exclude<ProofKind, "provider">; onSettled: (isProven: boolean) => void };

const WIDTH = 400;

/** Asks once more for the password, or for a code of who has a second factor. Needs the words of "proof". */
export function ProofDialog({ by, onSettled }: ProofDialogProps) {
  const t = useTranslations("proof");
  const form = useRef<HTMLFormElement>(null);
  const [fault, setFault] = useState<string | undefined>();
  const [isPending, setPending] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (isPending) return;
    const proof = String(new FormData(event.currentTarget).get("proof") ?? "");
    const field = form.current?.querySelector("input");
    if (proof.trim() === "") {
      setFault(t(`${by}.missing`));
      return field?.focus();
    }
    setPending(true);
    const answer = await proveAgainAction({ proof }).catch(() => null);
    if (answer?.ok) return onSettled(true);
    setPending(false);
    const refusal = answer?.refusal ?? { code: "no-answer" as const };
    if (refusal.code === "too-many") setFault(t("tooMany", { seconds: refusal.seconds }));
    else if (refusal.code === "proof-wrong") setFault(t(`${by}.wrong`));
    else setFault(t(refusal.code === "signed-out" ? "signedOut" : "failed"));
    field?.select();
  }

  return (
    <FloatingPanel label={t("title")} width={WIDTH} onClose={() => onSettled(false)}>
      <form ref={form} method="post" noValidate onSubmit={submit} className="flex flex-col gap-4 overflow-y-auto p-5">
        <div>
          <h2 className="text-lg font-medium">{t("title")}</h2>
          <p className="mt-1 text-sm text-muted">{t("why")}</p>
        </div>
        {by === "code" ? (
          <CodeField name="proof" error={fault} />
        ) : (
          <TextField
            label={t("password.label")}
            name="proof"
            type="password"
            autoComplete="current-password"
            maxLength={1024}
            error={fault}
          />
        )}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" pending={isPending}>
            {t("submit")}
          </Button>
          <Button onClick={() => onSettled(false)}>{t("cancel")}</Button>
        </div>
      </form>
    </FloatingPanel>
  );
}
