"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { setFactorPolicyAction } from "@/lib/actions/people-actions";
import type { ActionRefusal } from "@/lib/domain/operations/action-answer";
import { type FactorPolicy, type FactorPolicyRefusal, whyNotRequire } from "@/lib/domain/people/factor-policy";
import { proven } from "../proof/proven";
import { AskedTwice } from "../ui/asked-twice";
import { Notice } from "../ui/notice";
import { showToast } from "../ui/toast-store";

export type FactorPolicyFormProps = {
  policy: FactorPolicy;
  hasFactor: boolean;
  /** Staff who will be asked to set one up. */
  without: number;
};

type Refused = FactorPolicyRefusal | ActionRefusal | { readonly code: "no-answer" };

/** Asks a second factor of all staff, or no longer does. Needs the words of "people". */
export function FactorPolicyForm({ policy, hasFactor, without }: FactorPolicyFormProps) {
  const t = useTranslations("people.security");
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const { required, version } = policy;
  const missing = whyNotRequire(!required, hasFactor);

  async function set(): Promise<void> {
    setPending(true);
    setRefusal(null);
    const answer = await proven(() => setFactorPolicyAction({ required: !required, version })).catch(() => null);
    setPending(false);
    if (answer?.ok) showToast({ tone: "positive", title: t(required ? "nowOff" : "nowOn") });
    else setRefusal(answer?.refusal ?? { code: "no-answer" });
  }

  const words = required
    ? { ask: t("turnOff.ask"), sure: t("turnOff.sure") }
    : { ask: t("turnOn.ask"), sure: t("turnOn.sure", { count: without }) };
  return (
    <div className="flex flex-col items-start gap-3">
      {refusal && (
        <Notice tone="negative">
          {t(`refusals.${refusal.code}`, {
            reference: "reference" in refusal ? refusal.reference : "",
            seconds: "seconds" in refusal ? refusal.seconds : 0,
          })}
        </Notice>
      )}
      <AskedTwice
        labels={{ ...words, back: t("back") }}
        reason={missing && t(`reasons.${missing.code}`)}
        pending={isPending}
        onSure={set}
      />
    </div>
  );
}
