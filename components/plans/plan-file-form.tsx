"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { CONTROL, Field, fieldIds } from "@/components/ui/field";
import { planFileAction } from "@/lib/actions/plan-actions";
import { PlanSubmit } from "./plan-submit";
import { usePlanSend } from "./use-plan-send";

export function PlanFileForm() {
  const t = useTranslations("plans.csv");
  const fileIds = fieldIds(useId());
  const textIds = fieldIds(useId());
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
    const content = file ? `${file.name} ${file.size} ${file.lastModified}` : text;
    await send(`${name}\n${content}`, (id) => planFileAction({ id, name, file: bytes }));
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      <Field ids={fileIds} texts={{ label: t("file"), hint: t("fileHint") }}>
        <input
          id={fileIds.id}
          type="file"
          name="file"
          accept=".csv,text/csv"
          aria-describedby={fileIds.hintId}
          className="text-sm file:mr-3 file:h-8 file:cursor-pointer file:rounded-md file:border file:border-line-strong file:bg-surface file:px-3 file:text-sm max-sm:file:h-11"
          onChange={(event) => choose(event.target.files?.[0] ?? null)}
        />
      </Field>
      <Field ids={textIds} texts={{ label: t("paste"), hint: t("pasteHint") }}>
        <textarea
          id={textIds.id}
          name="text"
          rows={8}
          spellCheck={false}
          aria-describedby={textIds.hintId}
          className={`${CONTROL} py-2 font-mono`}
          placeholder="owner_id,customer,payer"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
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
