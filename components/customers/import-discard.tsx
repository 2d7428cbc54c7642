"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { RefusalNotice } from "@/components/refusals/refusal-notice";
import type { AnyRefusal } from "@/components/refusals/refusal-text";
import { AskedTwice } from "@/components/ui/asked-twice";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { discardCustomerImportAction } from "@/lib/actions/customer-import-actions";

export type ImportDiscardProps = { importId: string; isDiscarded: boolean; reason: string | null };

/** Puts a file away that shall not be applied, and says so afterwards. */
export function ImportDiscard({ importId, isDiscarded, reason }: ImportDiscardProps) {
  const t = useTranslations("customerImport");
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<AnyRefusal | null>(null);

  const wasReady = useRef(!isDiscarded);
  const done = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isDiscarded && wasReady.current) done.current?.focus();
  }, [isDiscarded]);

  async function discard(): Promise<void> {
    setPending(true);
    const said = await discardCustomerImportAction({ importId }).catch(() => null);
    setRefusal(said === null ? { code: "no-answer" } : said.ok ? null : said.refusal);
    setPending(false);
    router.refresh();
  }

  if (isDiscarded) {
    const again = <LinkButton href="/customers/import">{t("title")}</LinkButton>;
    return (
      <div ref={done} tabIndex={-1} className="outline-none">
        <Notice tone="info" title={t("discard.done")} action={again}>
          <p>{t("discard.doneNote")}</p>
        </Notice>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <AskedTwice
          labels={{ ask: t("discard.ask"), sure: t("discard.sure"), back: t("discard.back") }}
          reason={reason}
          pending={pending}
          onSure={discard}
        />
        <span className="text-xs text-muted">{t("discard.note")}</span>
      </div>
      {refusal && <RefusalNotice refusals={[refusal]} when="refused" />}
    </div>
  );
}
