"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { ActionAnswer } from "@/lib/domain/operations/action-answer";
import { planPath } from "./plan-paths";
import type { AnyPlanRefusal } from "./plan-refusal-notice";

type Answer = ActionAnswer<{ planId: string }, AnyPlanRefusal>;

export interface PlanSend {
  readonly pending: boolean;
  readonly refusal: AnyPlanRefusal | null;
  /** `content` tells one draft from another: the same one is the same plan however often it is sent. */
  readonly send: (content: string, make: (id: string) => Promise<Answer>) => Promise<void>;
}

/** Sends a form that makes a plan, and goes to the plan. */
export function usePlanSend(): PlanSend {
  const router = useRouter();
  const ticket = useRef<{ id: string; content: string } | null>(null);
  const [state, setState] = useState<Pick<PlanSend, "pending" | "refusal">>({ pending: false, refusal: null });
  const send: PlanSend["send"] = async (content, make) => {
    if (ticket.current?.content !== content) ticket.current = { id: crypto.randomUUID(), content };
    setState({ pending: true, refusal: null });
    const answer = await make(ticket.current.id).catch((): Answer => ({ ok: false, refusal: { code: "no-answer" } }));
    if (answer.ok) return router.push(planPath(answer.value.planId));
    setState({ pending: false, refusal: answer.refusal });
  };
  return { ...state, send };
}
