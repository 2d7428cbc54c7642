"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FloatingPanel } from "../layout/floating-panel";
import { signInThrough } from "../people/sign-in-through";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";

const WIDTH = 400;

/** For who has neither password nor code here: leads to the provider and back. Needs the words of "proof". */
export function ProviderProof({ name, onTurnBack }: { name: string; onTurnBack: () => void }) {
  const t = useTranslations("proof");
  const [isPending, setPending] = useState(false);
  const [isFailed, setFailed] = useState(false);
  const leave = async () => {
    setFailed(false);
    setPending(true);
    if (await signInThrough({ again: true })) return;
    setPending(false);
    setFailed(true);
  };
  return (
    <FloatingPanel label={t("title")} width={WIDTH} onClose={onTurnBack}>
      <div className="flex flex-col gap-4 overflow-y-auto p-5">
        <div>
          <h2 className="text-lg font-medium">{t("title")}</h2>
          <p className="mt-1 text-sm text-muted">{t("provider.why", { name })}</p>
        </div>
        {isFailed && <Notice tone="negative">{t("failed")}</Notice>}
        <div className="flex flex-wrap gap-2">
          <Button look="primary" pending={isPending} onClick={leave}>
            {t("provider.submit", { name })}
          </Button>
          <Button onClick={onTurnBack}>{t("cancel")}</Button>
        </div>
      </div>
    </FloatingPanel>
  );
}
