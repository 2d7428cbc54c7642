"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { type AnyRefusal, RefusalText } from "@/components/refusals/refusal-text";
import { Button } from "@/components/ui/button";
import { LivePart } from "@/components/ui/live-part";
import { ProgressBar } from "@/components/ui/progress-bar";
import { decideBatchAction } from "@/lib/actions/operation-actions";
import { type BatchView, batchProgress, batchState } from "@/lib/domain/operations/batch";
import { type BatchDecision, batchDecisionsFor } from "@/lib/domain/operations/batch-decision";
import { batchStatus } from "@/lib/queries/batch-queries";
import { BatchStatus } from "./batch-status";

export type BatchLiveProps = { batch: BatchView; mayDecide: boolean };

/** How far a batch is, live, and what can be done about the rest. Needs the words of "batches", "refusals" and "ui". */
export function BatchLive(props: BatchLiveProps) {
  return (
    <LivePart>
      <BatchWatch {...props} />
    </LivePart>
  );
}

function useDecide(batchId: string) {
  const [state, setState] = useState<{ pending: BatchDecision | null; refusal: AnyRefusal | null }>({
    pending: null,
    refusal: null,
  });
  const client = useQueryClient();
  const router = useRouter();
  const decide = async (decision: BatchDecision) => {
    setState({ pending: decision, refusal: null });
    const refusal = await decideBatchAction({ batchId, decision }).then(
      (answer): AnyRefusal | null => (answer.ok ? null : answer.refusal),
      (): AnyRefusal => ({ code: "no-answer" }),
    );
    await client.invalidateQueries({ queryKey: ["staff", "batch", batchId] });
    router.refresh();
    setState({ pending: null, refusal });
  };
  return { ...state, decide };
}

/** The rows below are the server's: they are read again whenever another operation is over. */
function useRefreshRows(over: number): void {
  const router = useRouter();
  const known = useRef(over);
  useEffect(() => {
    if (known.current === over) return;
    known.current = over;
    router.refresh();
  }, [over, router]);
}

function BatchWatch({ batch, mayDecide }: BatchLiveProps) {
  const t = useTranslations("batches");
  const { data, isError } = useQuery(batchStatus(batch));
  const { pending, refusal, decide } = useDecide(batch.id);
  const { counts, blocked, actorName } = data;
  const state = batchState(data);
  const over = counts.SUCCEEDED + counts.REJECTED + counts.CANCELLED;
  const progress = batchProgress(data);
  useRefreshRows(over);
  return (
    <section aria-label={t("title")} className="flex flex-col gap-3 text-sm">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1" aria-live="polite">
        <BatchStatus batch={data} />
        <span className="tnum text-muted">{t("progress", progress)}</span>
      </p>
      <ProgressBar value={over} max={progress.total} label={t("title")} />
      <p className="text-muted">
        {t(`notes.${state}`, { refused: counts.REJECTED, blocked, review: counts.NEEDS_REVIEW })}{" "}
        {t("by", { name: actorName })}
      </p>
      <div className="flex flex-wrap gap-2">
        {batchDecisionsFor(data).map((decision) => (
          <Button
            key={decision}
            size="sm"
            pending={pending === decision}
            reason={mayDecide ? null : t("notPermitted")}
            onClick={() => decide(decision)}
          >
            {t(`decisions.${decision}`, { refused: counts.REJECTED, unsent: counts.QUEUED + counts.RETRY_WAIT })}
          </Button>
        ))}
      </div>
      {refusal && (
        <p role="alert">
          <RefusalText refusal={refusal} />
        </p>
      )}
      {isError && <p className="text-xs text-muted">{t("unwatched")}</p>}
    </section>
  );
}
