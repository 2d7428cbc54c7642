"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { signInThrough } from "./sign-in-through";

/** The way in beside address and password. */
export function ProviderButton({ name }: { name: string }) {
  const t = useTranslations("access.signIn");
  const [isPending, setPending] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(false);
    setPending(true);
    if (await signInThrough()) return;
    setPending(false);
    setBusy(true);
  };
  return (
    <div className="mt-5 flex flex-col gap-4">
      <p className="flex items-center gap-3 text-sm text-muted before:h-px before:grow before:bg-line after:h-px after:grow after:bg-line">
        {t("or")}
      </p>
      {isBusy && <Notice tone="negative">{t("busy")}</Notice>}
      <Button pending={isPending} onClick={leave} className="h-9 w-full justify-center max-sm:h-11">
        <span className="truncate">{t("through", { name })}</span>
      </Button>
    </div>
  );
}
