"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { adoptDriftAction, revertDriftAction } from "@/lib/actions/drift-actions";
import type { DriftRefusal } from "@/lib/domain/drift/drift-choice";
import { dropTicket, ticketFor } from "../operations/operation-ticket";
import { planPath } from "../plans/plan-paths";
import { type AnyPlanRefusal, PlanRefusalNotice } from "../plans/plan-refusal-notice";
import { Button } from "../ui/button";
import { formatInstant } from "../ui/figures/format-instant";
import { Notice } from "../ui/notice";
import { showToast } from "../ui/toast-store";
import { DriftConfirm, type PickedDrift } from "./drift-confirm";

export type DriftActionsProps = { picked: PickedDrift; reason: string | null; onDone: () => void };

const FORM = "drift-plan";
const NO_ANSWER = { ok: false, refusal: { code: "no-answer" } } as const;

/** Adopt or revert what is chosen, each after a sentence in numbers. */
export function DriftActions({ picked, reason, onDone }: DriftActionsProps) {
  const t = useTranslations("drift");
  const locale = useLocale();
  const router = useRouter();
  const [asked, setAsked] = useState<"adopt" | "revert" | null>(null);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<AnyPlanRefusal | DriftRefusal | null>(null);
  const ask = (act: "adopt" | "revert") => {
    setRefusal(null);
    setAsked(act);
  };
  const adopt = async (typed: string) => {
    setPending(true);
    const answer = await adoptDriftAction({ choice: picked.choice, typed }).catch(() => NO_ANSWER);
    setPending(false);
    if (!answer.ok) return setRefusal(answer.refusal);
    showToast({ title: t("adopt.done", { count: answer.value.adopted }), note: t("adopt.doneNote"), tone: "positive" });
    onDone();
  };
  const revert = async () => {
    setPending(true);
    const name = t("revert.name", { date: formatInstant({ at: new Date(), locale, show: "date" }) });
    const id = await ticketFor(FORM, picked.choice);
    const answer = await revertDriftAction({ choice: picked.choice, id, name }).catch(() => NO_ANSWER);
    setPending(false);
    if (!answer.ok) return setRefusal(answer.refusal);
    dropTicket(FORM);
    router.push(planPath(answer.value.planId));
  };
  return (
    <>
      <div className="ml-auto flex flex-wrap gap-2">
        <Button reason={reason} onClick={() => ask("adopt")}>
          {t("adopt.button")}
        </Button>
        <Button
          reason={reason ?? (picked.revertible === 0 ? t("revert.none") : null)}
          look="primary"
          onClick={() => ask("revert")}
        >
          {t("revert.button")}
        </Button>
      </div>
      {asked && (
        <DriftConfirm
          key={asked}
          act={asked}
          picked={picked}
          pending={pending}
          onSure={asked === "adopt" ? adopt : revert}
          onBack={() => setAsked(null)}
        />
      )}
      {refusal && (
        <div className="basis-full">
          <DriftRefusalNotice refusal={refusal} />
        </div>
      )}
    </>
  );
}

function DriftRefusalNotice({ refusal }: { refusal: AnyPlanRefusal | DriftRefusal }) {
  const t = useTranslations("drift.refusals");
  switch (refusal.code) {
    case "drift-changed":
    case "nothing-revertible":
      return <Notice tone="negative">{t(refusal.code)}</Notice>;
    case "count-not-typed":
      return <Notice tone="negative">{t(refusal.code, { count: refusal.count })}</Notice>;
    default:
      return <PlanRefusalNotice refusal={refusal} />;
  }
}
