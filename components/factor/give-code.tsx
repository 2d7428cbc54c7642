"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { proveAgainAction } from "@/lib/actions/own-actions";
import { CodeField } from "../proof/code-field";
import { Button } from "../ui/button";

/** A code of who has a second factor and was not asked for it on the way here. Needs the words of "proof". */
export function GiveCode({ leadsTo }: { leadsTo: string }) {
  const t = useTranslations("proof");
  const [fault, setFault] = useState<string | undefined>();
  const [isPending, setPending] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (isPending) return;
    const form = event.currentTarget;
    const proof = String(new FormData(form).get("code") ?? "");
    if (proof.trim() === "") return setFault(t("code.missing"));
    setPending(true);
    const answer = await proveAgainAction({ proof }).catch(() => null);
    if (answer?.ok) return window.location.assign(leadsTo);
    setPending(false);
    const refusal = answer?.refusal ?? { code: "no-answer" as const };
    if (refusal.code === "too-many") setFault(t("tooMany", { seconds: refusal.seconds }));
    else if (refusal.code === "proof-wrong") setFault(t("code.wrong"));
    else setFault(t(refusal.code === "signed-out" ? "signedOut" : "failed"));
    form.querySelector("input")?.select();
  }

  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <CodeField error={fault} />
      <Button type="submit" look="primary" pending={isPending} className="h-9 w-full justify-center max-sm:h-11">
        {t("submit")}
      </Button>
    </form>
  );
}
