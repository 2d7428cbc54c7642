"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { planCopyAction } from "@/lib/actions/plan-actions";
import { PlanSubmit } from "./plan-submit";
import { usePlanSend } from "./use-plan-send";

export type PlanCopyFormProps = { from: string; to: string; suggestedName: string };

export function PlanCopyForm({ from, to, suggestedName }: PlanCopyFormProps) {
  const t = useTranslations("plans.copy");
  const [name, setName] = useState(suggestedName);
  const { pending, refusal, send } = usePlanSend();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const draft = { name, from, to };
    await send(JSON.stringify(draft), (id) => planCopyAction({ ...draft, id }));
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      <PlanSubmit
        name={name}
        onName={setName}
        pending={pending}
        refusal={refusal}
        reason={from === to ? t("same") : null}
      />
    </form>
  );
}
