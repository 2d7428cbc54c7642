import { useCallback, useState } from "react";
import type { AnyRefusal } from "@/components/refusals/refusal-text";
import type { ActionAnswer } from "@/lib/domain/operations/action-answer";
import { isSettled } from "@/lib/domain/operations/operation";
import type { OperationView } from "@/lib/domain/operations/operation-view";
import { dropTicket, ticketFor } from "./operation-ticket";

/** A service's refusal: one of its own, or the rules that were broken. */
type SentRefusal = AnyRefusal | { readonly code: "rules"; readonly refusals: readonly AnyRefusal[] };

export interface OperationSending {
  readonly pending: boolean;
  /** Why nothing was recorded; empty when something was. */
  readonly refusals: readonly AnyRefusal[];
  /** What was recorded, settled or not. */
  readonly operation: OperationView | null;
}

export interface OperationSend<Draft> extends OperationSending {
  readonly send: (draft: Draft) => Promise<OperationSending>;
  /** Takes over what a watched operation has become. */
  readonly settle: (settled: OperationView) => void;
  readonly reset: () => void;
}

const IDLE: OperationSending = { pending: false, refusals: [], operation: null };

/**
 * Sends a form's content as one operation. `form` names the form in the tab's storage. The id is dropped once the
 * outcome is known; while it is not, the same content is the same operation however often it is sent.
 */
export function useOperationSend<Draft extends object>(
  form: string,
  action: (request: Draft & { operationId: string }) => Promise<ActionAnswer<OperationView, SentRefusal>>,
): OperationSend<Draft> {
  const [state, setState] = useState<OperationSending>(IDLE);
  const settle = useCallback(
    (settled: OperationView) => {
      if (isSettled(settled.state) && settled.state !== "NEEDS_REVIEW") dropTicket(form);
      setState({ pending: false, refusals: [], operation: settled });
    },
    [form],
  );
  const send = useCallback(
    async (draft: Draft) => {
      setState({ ...IDLE, pending: true });
      const next = toState(await ask(() => askWithTicket(form, action, draft)));
      if (next.operation) settle(next.operation);
      if (next.refusals.some((refusal) => refusal.code === "operation-conflict")) dropTicket(form);
      setState(next);
      return next;
    },
    [form, action, settle],
  );
  const reset = useCallback(() => setState(IDLE), []);
  return { ...state, send, settle, reset };
}

async function askWithTicket<Draft extends object, Answer>(
  form: string,
  action: (request: Draft & { operationId: string }) => Promise<Answer>,
  draft: Draft,
): Promise<Answer> {
  return action({ ...draft, operationId: await ticketFor(form, draft) });
}

/** A call that breaks off says nothing about what the server did: the ticket is kept. */
async function ask(
  call: () => Promise<ActionAnswer<OperationView, SentRefusal>>,
): Promise<ActionAnswer<OperationView, SentRefusal>> {
  return call().catch(() => ({ ok: false, refusal: { code: "no-answer" } }));
}

function toState(answer: ActionAnswer<OperationView, SentRefusal>): OperationSending {
  if (answer.ok) return { ...IDLE, operation: answer.value };
  const { refusal } = answer;
  return { ...IDLE, refusals: refusal.code === "rules" ? refusal.refusals : [refusal] };
}
