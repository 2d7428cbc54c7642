"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { startSyncAction } from "@/lib/actions/sync-actions";
import type { SyncStatus } from "@/lib/domain/sync/sync-run";
import { syncStatus } from "@/lib/queries/sync-queries";
import { Button } from "../ui/button";
import { LivePart } from "../ui/live-part";
import { SyncProgress } from "./sync-progress";

export type SyncLiveProps = { first: SyncStatus; mayStart: boolean; ratePerMinute: number; renderedAt: string };
type Refused = Extract<Awaited<ReturnType<typeof startSyncAction>>, { ok: false }>["refusal"];
type Refusal = Refused | { readonly code: "not-answered" };

const SOON_MS = 1_000;
const SOON_FOR_MS = 15_000;

/** Reading of all lists: how far it is, and a button that asks for one. Needs the words of "sync" and "ui" around it. */
export function SyncLive(props: SyncLiveProps) {
  return (
    <LivePart>
      <SyncWatch {...props} />
    </LivePart>
  );
}

/** The page's own figures are read again when a reading ends that was seen to run, or that was asked for here. */
function useRefreshAfter(status: SyncStatus): void {
  const router = useRouter();
  const readAt = useRef(status.readAt);
  useEffect(() => {
    if (readAt.current === status.readAt) return;
    readAt.current = status.readAt;
    router.refresh();
  }, [status.readAt, router]);
}

function useStart() {
  const [state, setState] = useState<{ pending: boolean; asked: boolean; refusal: Refusal | null }>({
    pending: false,
    asked: false,
    refusal: null,
  });
  const client = useQueryClient();
  useEffect(() => {
    if (!state.asked) return;
    const ask = setInterval(() => client.invalidateQueries({ queryKey: ["staff", "sync"] }), SOON_MS);
    const end = setTimeout(() => setState((now) => ({ ...now, asked: false })), SOON_FOR_MS);
    return () => {
      clearInterval(ask);
      clearTimeout(end);
    };
  }, [state.asked, client]);
  const start = async () => {
    setState({ pending: true, asked: false, refusal: null });
    const refusal = await startSyncAction({}).then(
      (answer): Refusal | null => (answer.ok ? null : answer.refusal),
      (): Refusal => ({ code: "not-answered" }),
    );
    setState({ pending: false, asked: refusal === null, refusal });
  };
  return { ...state, start };
}

function SyncWatch({ first, mayStart, ratePerMinute, renderedAt }: SyncLiveProps) {
  const t = useTranslations("sync.live");
  const { data, isError } = useQuery(syncStatus(first));
  const { pending, asked, refusal, start } = useStart();
  useRefreshAfter(data);
  const isRunning = data.run?.state === "running";
  return (
    <section aria-label={t("title")} className="mt-3 flex flex-col gap-2 text-sm">
      <SyncProgress status={data} ratePerMinute={ratePerMinute} renderedAt={renderedAt} />
      <div aria-live="polite" className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          size="sm"
          icon={<RotateCw size={14} aria-hidden />}
          reason={mayStart ? (isRunning ? t("alreadyRunning") : null) : t("notPermitted")}
          pending={pending}
          onClick={start}
        >
          {t("read")}
        </Button>
        {asked && !isRunning && <span className="text-muted">{t("asked")}</span>}
        {refusal && (
          <span className="text-negative">
            {t(`refused.${refusal.code}`, {
              reference: "reference" in refusal ? refusal.reference : "",
              seconds: "seconds" in refusal ? refusal.seconds : 0,
            })}
          </span>
        )}
        {isError && <span className="text-muted">{t("unknown")}</span>}
      </div>
    </section>
  );
}
