"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { RefusalNotice } from "@/components/refusals/refusal-notice";
import type { AnyRefusal } from "@/components/refusals/refusal-text";
import { Button } from "@/components/ui/button";
import { CsvFields } from "@/components/ui/csv-fields";
import { FormActions } from "@/components/ui/form-actions";
import { startCustomerImportAction } from "@/lib/actions/customer-import-actions";
import { CSV_BYTES_MAX } from "@/lib/domain/values/csv-refusal";

const PASTED = "pasted.csv";

/** A file chosen or rows pasted; both are read by the server and shown before anything is written. */
export function ImportForm({ reason }: { reason: string | null }) {
  const t = useTranslations("customerImport.form");
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<AnyRefusal | null>(null);
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusal) answer.current?.focus();
  }, [refusal]);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget);
    setPending(true);
    const refused = await send(chosenFile(form));
    setRefusal(refused);
    if (refused) setPending(false);
  }

  async function send(chosen: File): Promise<AnyRefusal | null> {
    if (chosen.size > CSV_BYTES_MAX) return { code: "csv-too-large", bytes: chosen.size, most: CSV_BYTES_MAX };
    const importId = crypto.randomUUID();
    const request = { importId, fileName: chosen.name, bytes: chosen.size, file: chosen };
    const said = await startCustomerImportAction(request).catch(() => null);
    if (said === null) return { code: "no-answer" };
    if (!said.ok) return said.refusal;
    router.push(`/customers/import/${importId}`);
    return null;
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4" aria-label={t("title")}>
      <div ref={answer} tabIndex={-1} className="outline-none empty:hidden">
        {refusal && <RefusalNotice refusals={[refusal]} when="refused" title={t("refused")} />}
      </div>
      <CsvFields words={{ file: t("file"), fileHint: t("fileHint"), paste: t("paste"), pasteHint: t("pasteHint") }} />
      <FormActions>
        <Button type="submit" look="primary" pending={pending} reason={reason}>
          {t("submit")}
        </Button>
      </FormActions>
    </form>
  );
}

/** What was pasted counts when no file was chosen. */
function chosenFile(form: FormData): File {
  const file = form.get("file");
  if (file instanceof File && file.size > 0) return file;
  return new File([String(form.get("text") ?? "")], PASTED, { type: "text/csv" });
}
