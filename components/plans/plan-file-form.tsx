"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { CsvFields } from "@/components/ui/csv-fields";
import { planFileAction } from "@/lib/actions/plan-actions";
import { PlanSubmit } from "./plan-submit";
import { usePlanSend } from "./use-plan-send";

const PASTED = "pasted.csv";

export function PlanFileForm() {
  const t = useTranslations("plans.csv");
  const [name, setName] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [text, setText] = useState("");
  const { pending, refusal, send } = usePlanSend();

  function choose(chosen: File | null): void {
    setFile(chosen);
    if (chosen && name === "") setName(chosen.name.replace(/\.[^.]+$/, "").slice(0, 100));
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const bytes = file ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(text);
    const fileName = file?.name ?? PASTED;
    const content = file ? `${file.name} ${file.size} ${file.lastModified}` : text;
    await send(`${name}\n${content}`, (id) => planFileAction({ id, name, fileName, file: bytes }));
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      <CsvFields
        words={{ file: t("file"), fileHint: t("fileHint"), paste: t("paste"), pasteHint: t("pasteHint") }}
        placeholder="owner_id,customer,payer"
        onFile={choose}
        onText={setText}
      />
      <PlanSubmit
        name={name}
        onName={setName}
        pending={pending}
        refusal={refusal}
        reason={file === null && text.trim() === "" ? t("missing") : null}
      />
    </form>
  );
}
