"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { ActionAnswer } from "@/lib/domain/operations/action-answer";
import { planPath } from "./plan-paths";
import type { AnyPlanRefusal } from "./plan-refusal-notice";

export interface PlanSend<R> {
  readonly pending: boolean;
  readonly refusal: AnyPlanRefusal | null;
  /** `content` tells one draft from another: the same one is the same plan however often it is sent. */
  readonly send: (requestOf: (id: string) => R, content: string) => Promise<void>;
}

/** Sends a form that makes a plan, and goes to the plan. */
export function usePlanSend<R>(
  action: (request: R) => Promise<ActionAnswer<{ planId: string }, AnyPlanRefusal>>,
): PlanSend<R> {
  const router = useRouter();
  const ticket = useRef<{ id: string; content: string } | null>(null);
  const [state, setState] = useState<Pick<PlanSend<R>, "pending" | "refusal">>({ pending: false, refusal: null });
  const send = async (requestOf: (id: string) => R, content: string) => {
    if (ticket.current?.content !== content) ticket.current = { id: crypto.randomUUID(), content };
    setState({ pending: true, refusal: null });
    const answer = await action(requestOf(ticket.current.id)).catch(
      () => ({ ok: false, refusal: { code: "no-answer" } }) as const,
    );
    if (answer.ok) return router.push(planPath(answer.value.planId));
    setState({ pending: false, refusal: answer.refusal });
  };
  return { ...state, send };
}
