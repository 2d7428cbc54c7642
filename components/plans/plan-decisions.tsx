"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { proven } from "@/components/proof/proven";
import { AskedTwice } from "@/components/ui/asked-twice";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { applyPlanAction, approvePlanAction, discardPlanAction, replanAction } from "@/lib/actions/plan-actions";
import type { ActionAnswer } from "@/lib/domain/operations/action-answer";
import type { PlanHead } from "@/lib/domain/plans/plan-view";
import { type AnyPlanRefusal, PlanRefusalNotice } from "./plan-refusal-notice";
import { usePlanSend } from "./use-plan-send";

/** Why each decision is off; null when it may be made. */
export interface PlanReasons {
  readonly approve: string | null;
  readonly apply: string | null;
  readonly discard: string | null;
  readonly replan: string | null;
  /** Whether anything is left to plan anew. */
  readonly isOver: boolean;
}

export type PlanDecisionsProps = { plan: Pick<PlanHead, "id" | "state" | "figures">; reasons: PlanReasons };

type Answer = ActionAnswer<{ planId: string }, AnyPlanRefusal>;

function useDecision() {
  const router = useRouter();
  const [state, setState] = useState<{ pending: string | null; refusal: AnyPlanRefusal | null }>({
    pending: null,
    refusal: null,
  });
  const decide = async (name: string, action: () => Promise<Answer>) => {
    setState({ pending: name, refusal: null });
    const answer = await proven(action).catch((): Answer => ({ ok: false, refusal: { code: "no-answer" } }));
    router.refresh();
    setState({ pending: null, refusal: answer.ok ? null : answer.refusal });
  };
  return { ...state, decide };
}

/** What can be done with a plan now. Needs the words of "plans", "refusals" and "ui". */
export function PlanDecisions({ plan, reasons }: PlanDecisionsProps) {
  const t = useTranslations("plans.decisions");
  const { pending, refusal, decide } = useDecision();
  const again = usePlanSend();
  const [typed, setTyped] = useState("");
  const { id: planId, state, figures } = plan;
  const { calls, removals } = figures;
  const isOpen = state !== "applied" && state !== "discarded";
  const mustType = isOpen && removals > 0 && reasons.apply === null;
  const applyReason = reasons.apply ?? (mustType && typed.trim() !== String(removals) ? t("removalsReason") : null);
  const shown = refusal ?? again.refusal;
  return (
    <section aria-label={t("apply", { calls })} className="my-4 flex flex-col gap-3">
      {mustType && (
        <div className="max-w-96">
          <TextField
            label={t("removals", { count: removals })}
            hint={t("removalsHint", { count: removals })}
            name="removals"
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {state === "awaiting-approval" && (
          <Button
            look="primary"
            reason={reasons.approve}
            pending={pending === "approve"}
            onClick={() => decide("approve", () => approvePlanAction({ planId }))}
          >
            {t("approve")}
          </Button>
        )}
        {isOpen && (
          <Button
            look={state === "awaiting-approval" ? "quiet" : "primary"}
            reason={applyReason}
            pending={pending === "apply"}
            onClick={() => decide("apply", () => applyPlanAction({ planId, removals }))}
          >
            {t("apply", { calls })}
          </Button>
        )}
        {!reasons.isOver && (
          <Button
            size="sm"
            reason={reasons.replan}
            pending={again.pending}
            onClick={() => again.send(planId, (id) => replanAction({ planId, id }))}
          >
            {t(state === "applied" ? "replanRest" : "replan")}
          </Button>
        )}
        {isOpen && (
          <AskedTwice
            labels={{ ask: t("discard"), sure: t("discardSure"), back: t("discardBack") }}
            reason={reasons.discard}
            pending={pending === "discard"}
            onSure={() => decide("discard", () => discardPlanAction({ planId }))}
          />
        )}
      </div>
      {state === "applied" && reasons.replan === null && <p className="text-xs text-muted">{t("replanNote")}</p>}
      {shown && <PlanRefusalNotice refusal={shown} />}
    </section>
  );
}
