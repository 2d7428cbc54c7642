"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { type AnyRefusal, RefusalText } from "@/components/refusals/refusal-text";
import { AskedTwice } from "@/components/ui/asked-twice";
import { Button } from "@/components/ui/button";
import { LivePart } from "@/components/ui/live-part";
import { TextField } from "@/components/ui/text-field";
import { decideOperationAction } from "@/lib/actions/operation-actions";
import { type Decision, decisionsFor } from "@/lib/domain/operations/decision";
import type { OperationView } from "@/lib/domain/operations/operation-view";
import { operationStatus } from "@/lib/queries/operation-queries";

export type OperationDecisionsProps = { operation: OperationView; mayDecide: boolean };

/** What a person can do about an operation that is not over. Needs the words of "operations", "refusals" and "ui". */
export function OperationDecisions(props: OperationDecisionsProps) {
  return (
    <LivePart>
      <Decisions {...props} />
    </LivePart>
  );
}

function useDecide(operation: OperationView) {
  const [state, setState] = useState<{ pending: Decision | null; refusal: AnyRefusal | null }>({
    pending: null,
    refusal: null,
  });
  const client = useQueryClient();
  const router = useRouter();
  const decide = async (decision: Decision, reference?: string) => {
    setState({ pending: decision, refusal: null });
    const asked = { operationId: operation.id, decision, ...(reference ? { reference } : {}) };
    const refusal = await decideOperationAction(asked).then(
      (answer): AnyRefusal | null => (answer.ok ? null : answer.refusal),
      (): AnyRefusal => ({ code: "no-answer" }),
    );
    await client.invalidateQueries({ queryKey: ["staff", "operation", operation.id] });
    router.refresh();
    setState({ pending: null, refusal });
  };
  return { ...state, decide };
}

function Decisions({ operation, mayDecide }: OperationDecisionsProps) {
  const t = useTranslations("operations.decisions");
  const { data } = useQuery(operationStatus(operation));
  const { pending, refusal, decide } = useDecide(data);
  const upstream = data.kind === "request-usage-report" ? "HERE" : "CloudHealth";
  const decisions = decisionsFor(data);
  if (decisions.length === 0 && !refusal) return null;
  return (
    <section aria-label={t("title")} className="mt-4 rounded-lg border border-line bg-raised">
      <h2 className="border-b border-line px-4 py-2.5 text-sm font-medium">{t("title")}</h2>
      <ul className="divide-y divide-line">
        {decisions.map((decision) => (
          <li key={decision} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3 text-sm">
            <p className="max-w-prose text-muted">{t(`${decision}.does`, { upstream })}</p>
            <DecisionControl
              decision={decision}
              kind={data.kind}
              pending={pending === decision}
              reason={mayDecide ? null : t("notPermitted")}
              onDecide={(reference) => decide(decision, reference)}
            />
          </li>
        ))}
      </ul>
      {refusal && (
        <p role="alert" className="border-t border-line px-4 py-3 text-sm">
          <RefusalText refusal={refusal} upstream={upstream} />
        </p>
      )}
    </section>
  );
}

type ControlProps = {
  decision: Decision;
  kind: OperationView["kind"];
  pending: boolean;
  reason: string | null;
  onDecide: (reference?: string) => Promise<void>;
};

function DecisionControl({ decision, kind, pending, reason, onDecide }: ControlProps) {
  const t = useTranslations("operations.decisions");
  if (decision === "adopt") return <AdoptForm kind={kind} pending={pending} reason={reason} onDecide={onDecide} />;
  if (decision === "send-again" || decision === "give-up") {
    const labels = { ask: t(`${decision}.button`), sure: t(`${decision}.sure`), back: t("back") };
    return <AskedTwice labels={labels} reason={reason} pending={pending} onSure={() => onDecide()} />;
  }
  return (
    <Button size="sm" pending={pending} reason={reason} onClick={() => onDecide()}>
      {t(`${decision}.button`)}
    </Button>
  );
}

/** A person names what was made, because more than one thing could be it. */
function AdoptForm({ kind, pending, reason, onDecide }: Omit<ControlProps, "decision">) {
  const t = useTranslations("operations.decisions.adopt");
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onDecide(String(new FormData(event.currentTarget).get("reference") ?? "").trim());
  };
  const isReport = kind === "request-usage-report";
  return (
    <form onSubmit={send} className="flex flex-wrap items-end gap-2">
      <TextField
        name="reference"
        label={t(isReport ? "report" : "customer")}
        placeholder={isReport ? "REPORT-1000" : "4768"}
        autoComplete="off"
        required
        mono
        className="w-40"
      />
      <Button type="submit" size="sm" pending={pending} reason={reason} className="h-9">
        {t("button")}
      </Button>
    </form>
  );
}
