"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { deleteScenarioAction } from "@/lib/actions/scenario-actions";
import { AskedTwice } from "../ui/asked-twice";
import { showToast } from "../ui/toast-store";

/** Deletes a scenario after asking once more. Needs the words of "whatIf" and "ui". */
export function ScenarioRemoval({ id, reason }: { id: string; reason: string | null }) {
  const t = useTranslations("whatIf.list");
  const [pending, setPending] = useState(false);
  const remove = async () => {
    setPending(true);
    const answer = await deleteScenarioAction({ id }).catch(() => null);
    setPending(false);
    showToast(answer?.ok ? { tone: "positive", title: t("deleted") } : { tone: "negative", title: t("notDeleted") });
  };
  return (
    <AskedTwice
      labels={{ ask: t("delete"), sure: t("sure"), back: t("keep") }}
      reason={reason}
      pending={pending}
      onSure={remove}
    />
  );
}
