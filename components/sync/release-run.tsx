"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { releaseHeldRunAction } from "@/lib/actions/sync-actions";
import { type AnyRefusal, RefusalText } from "../refusals/refusal-text";
import { AskedTwice } from "../ui/asked-twice";

export type ReleaseRunProps = { runId: string; rows: number; reason: string | null };

/** Lets a held reading's rows go, asked twice. Needs the words of "sync", "refusals" and "ui". */
export function ReleaseRun({ runId, rows, reason }: ReleaseRunProps) {
  const t = useTranslations("sync.held.release");
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<AnyRefusal | null>(null);
  const release = async () => {
    setPending(true);
    const refused = await releaseHeldRunAction({ runId }).then(
      (answer): AnyRefusal | null => (answer.ok ? null : answer.refusal),
      (): AnyRefusal => ({ code: "no-answer" }),
    );
    setRefusal(refused);
    setPending(false);
    router.refresh();
  };
  return (
    <div className="mt-3 flex flex-col gap-2">
      <div>
        <AskedTwice
          labels={{ ask: t("button", { count: rows }), sure: t("sure", { count: rows }), back: t("back") }}
          reason={reason}
          pending={pending}
          onSure={release}
        />
      </div>
      {refusal && (
        <p role="alert">
          <RefusalText refusal={refusal} />
        </p>
      )}
    </div>
  );
}
