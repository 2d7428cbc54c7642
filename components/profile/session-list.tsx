"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { endOtherSessionsAction, endOwnSessionAction } from "@/lib/actions/own-actions";
import type { OwnSession } from "@/lib/domain/people/own-account-input";
import { proven } from "../proof/proven";
import { AskedTwice } from "../ui/asked-twice";
import { Button } from "../ui/button";
import { DateTime } from "../ui/figures/date-time";
import { Notice } from "../ui/notice";
import { Status } from "../ui/status";

/** Where one is signed in. Needs the words of "profile". */
export function SessionList({ sessions }: { sessions: readonly OwnSession[] }) {
  const t = useTranslations("profile.sessions");
  const failed = useTranslations("profile")("failed");
  const [pending, setPending] = useState<string | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const others = sessions.filter(({ isThis }) => !isThis).length;

  async function end(which: string, call: () => ReturnType<typeof endOwnSessionAction>): Promise<void> {
    if (pending !== null) return;
    setPending(which);
    const answer = await proven(call).catch(() => null);
    setPending(null);
    setFailed(!answer?.ok);
  }

  return (
    <div className="flex flex-col items-start gap-3">
      {hasFailed && <Notice tone="negative">{failed}</Notice>}
      <ul className="w-full border-t border-line">
        {sessions.map((session) => (
          <li
            key={session.id}
            className="flex min-h-14 flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line py-2 text-sm"
          >
            <SessionText session={session} />
            {session.isThis ? (
              <Status tone="positive">{t("this")}</Status>
            ) : (
              <Button
                size="sm"
                pending={pending === session.id}
                onClick={() => end(session.id, () => endOwnSessionAction({ session: session.id }))}
              >
                {t("end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <AskedTwice
        labels={{ ask: t("endOthers"), sure: t("endOthersSure", { count: others }), back: t("back") }}
        reason={others === 0 ? t("noOthers") : null}
        pending={pending === "others"}
        onSure={() => end("others", () => endOtherSessionsAction({}))}
      />
    </div>
  );
}

function SessionText({ session }: { session: OwnSession }) {
  const t = useTranslations("profile.sessions");
  const { browser, system, ip, lastSeenAt, startedAt } = session;
  const named = [browser, system].filter((part) => part !== null);
  return (
    <div className="min-w-0">
      <p className="font-medium">{named.length === 0 ? t("unknown") : named.join(" · ")}</p>
      <p className="text-muted">
        {t.rich("seen", { at: () => <DateTime value={lastSeenAt} show="both" /> })}
        {" · "}
        {t.rich("since", { at: () => <DateTime value={startedAt} show="both" /> })}
        {ip && ` · ${ip}`}
      </p>
    </div>
  );
}
