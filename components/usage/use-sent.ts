import { useState } from "react";
import type { ActionAnswer } from "@/lib/domain/operations/action-answer";
import { dropTicket, ticketFor } from "../operations/operation-ticket";
import type { AnyRefusal } from "../refusals/refusal-text";

type SentRefusal = AnyRefusal | { readonly code: "rules"; readonly refusals: readonly AnyRefusal[] };

/**
 * Sends a form's content under an id that stays the same until it is known what became of it, so that sending twice is
 * one effect. `form` names the form in the tab's storage. Answers what was made, or null with the refusals shown.
 */
export function useSent(form: string) {
  const [state, setState] = useState<{ pending: boolean; refusals: readonly AnyRefusal[] }>({
    pending: false,
    refusals: [],
  });
  const send = async <Draft extends object, T>(
    draft: Draft,
    action: (draft: Draft, id: string) => Promise<ActionAnswer<T, SentRefusal>>,
  ): Promise<T | null> => {
    setState({ pending: true, refusals: [] });
    const id = await ticketFor(form, draft);
    const answer = await action(draft, id).catch(() => null);
    if (answer?.ok || answer?.refusal.code.endsWith("-conflict")) dropTicket(form);
    setState({ pending: false, refusals: answer === null ? [{ code: "no-answer" }] : refusalsIn(answer) });
    return answer?.ok ? answer.value : null;
  };
  return { ...state, send };
}

function refusalsIn(answer: ActionAnswer<unknown, SentRefusal>): readonly AnyRefusal[] {
  if (answer.ok) return [];
  return answer.refusal.code === "rules" ? answer.refusal.refusals : [answer.refusal];
}
