"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { adoptDriftAction } from "@/lib/actions/drift-actions";
import type { DriftRefusal } from "@/lib/domain/drift/drift-choice";
import { type AnyRefusal, RefusalText } from "../refusals/refusal-text";
import { Button } from "../ui/button";
import { showToast } from "../ui/toast-store";
import { DriftConfirm, type PickedDrift } from "./drift-confirm";

export type DriftActionsProps = { picked: PickedDrift; reason: string | null; onDone: () => void };

type Refused = AnyRefusal | DriftRefusal;

/** Adopt or revert what is chosen, each after a sentence in numbers. */
export function DriftActions({ picked, reason, onDone }: DriftActionsProps) {
  const t = useTranslations("drift");
  const router = useRouter();
  const [asked, setAsked] = useState<"adopt" | null>(null);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const adopt = async (typed: string) => {
    setPending(true);
    const answer = await adoptDriftAction({ choice: picked.choice, typed }).catch(
      () => ({ ok: false, refusal: { code: "no-answer" } }) as const,
    );
    setPending(false);
    router.refresh();
    if (!answer.ok) return setRefusal(answer.refusal);
    showToast({ title: t("adopt.done", { count: answer.value.adopted }), note: t("adopt.doneNote"), tone: "positive" });
    onDone();
  };
  return (
    <>
      <div className="ml-auto flex flex-wrap gap-2">
        <Button reason={reason} onClick={() => setAsked("adopt")}>
          {t("adopt.button")}
        </Button>
      </div>
      {asked && (
        <DriftConfirm act={asked} picked={picked} pending={pending} onSure={adopt} onBack={() => setAsked(null)} />
      )}
      {refusal && (
        <p role="alert" className="basis-full">
          <RefusedText refusal={refusal} />
        </p>
      )}
    </>
  );
}

function RefusedText({ refusal }: { refusal: Refused }) {
  const t = useTranslations("drift.refusals");
  switch (refusal.code) {
    case "drift-changed":
    case "nothing-revertible":
      return t(refusal.code);
    case "count-not-typed":
      return t(refusal.code, { count: refusal.count });
    default:
      return <RefusalText refusal={refusal} />;
  }
}
