"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { decideUsageScheduleAction } from "@/lib/actions/usage-actions";
import type { ScheduleDecision, UsageScheduleView } from "@/lib/domain/usage/usage-schedule";
import type { AnyRefusal } from "../refusals/refusal-text";
import { AskedTwice } from "../ui/asked-twice";
import { Button } from "../ui/button";

export type ScheduleDecisionsProps = {
  schedule: UsageScheduleView;
  reason: string | null;
  onRefusal: (refusal: AnyRefusal | null) => void;
};

export function ScheduleDecisions({ schedule, reason, onRefusal }: ScheduleDecisionsProps) {
  const t = useTranslations("usage.schedule");
  const router = useRouter();
  const [pending, setPending] = useState<ScheduleDecision["decision"] | null>(null);
  const { id: scheduleId, version, state, isHeld } = schedule;
  const decide = async (decision: ScheduleDecision["decision"]) => {
    setPending(decision);
    onRefusal(null);
    const answer = await decideUsageScheduleAction({ scheduleId, version, decision }).catch(() => null);
    setPending(null);
    if (!answer?.ok) onRefusal(answer?.refusal ?? { code: "no-answer" });
    router.refresh();
  };
  const toggle = state === "active" ? "pause" : "resume";
  return (
    <span className="flex flex-wrap gap-2">
      {isHeld && (
        <Button size="sm" reason={reason} pending={pending === "take-over"} onClick={() => decide("take-over")}>
          {t("takeOver")}
        </Button>
      )}
      <Button size="sm" reason={reason} pending={pending === toggle} onClick={() => decide(toggle)}>
        {t(toggle)}
      </Button>
      <AskedTwice
        labels={{ ask: t("delete"), sure: t("sure"), back: t("keep") }}
        reason={reason}
        pending={pending === "delete"}
        onSure={() => decide("delete")}
      />
    </span>
  );
}
