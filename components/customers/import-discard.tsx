"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNotice } from "@/components/refusals/refusal-notice";
import type { AnyRefusal } from "@/components/refusals/refusal-text";
import { AskedTwice } from "@/components/ui/asked-twice";
import { discardCustomerImportAction } from "@/lib/actions/customer-import-actions";

export type ImportDiscardProps = { importId: string; reason: string | null };

/** Puts a file away that shall not be applied. */
export function ImportDiscard({ importId, reason }: ImportDiscardProps) {
  const t = useTranslations("customerImport.discard");
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<AnyRefusal | null>(null);

  async function discard(): Promise<void> {
    setPending(true);
    const said = await discardCustomerImportAction({ importId }).catch(() => null);
    setRefusal(said === null ? { code: "no-answer" } : said.ok ? null : said.refusal);
    setPending(false);
    router.refresh();
  }

  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <AskedTwice
          labels={{ ask: t("ask"), sure: t("sure"), back: t("back") }}
          reason={reason}
          pending={pending}
          onSure={discard}
        />
        <span className="text-xs text-muted">{t("note")}</span>
      </div>
      {refusal && <RefusalNotice refusals={[refusal]} when="refused" />}
    </div>
  );
}
