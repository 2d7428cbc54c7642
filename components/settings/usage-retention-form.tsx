"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { setUsageRetentionAction } from "@/lib/actions/usage-actions";
import { RETENTION_MONTHS_MAX, type UsageRetention, UsageRetentionInput } from "@/lib/domain/usage/usage-retention";
import { type AnyRefusal, RefusalText } from "../refusals/refusal-text";
import { Button } from "../ui/button";
import { TextField } from "../ui/text-field";

/** For how long usage reports are kept. Needs the words of "people", "refusals" and "ui". */
export function UsageRetentionForm({ retention, reason }: { retention: UsageRetention; reason: string | null }) {
  const t = useTranslations("people.retention");
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [isWrong, setIsWrong] = useState(false);
  const [saved, setSaved] = useState(false);
  const [refusal, setRefusal] = useState<AnyRefusal | null>(null);
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const months = new FormData(event.currentTarget).get("months");
    const input = UsageRetentionInput.safeParse({ months, version: retention.version });
    setIsWrong(!input.success);
    setSaved(false);
    if (!input.success) return;
    setPending(true);
    const refused = await setUsageRetentionAction(input.data).then(
      (answer): AnyRefusal | null => (answer.ok ? null : answer.refusal),
      (): AnyRefusal => ({ code: "no-answer" }),
    );
    setPending(false);
    setRefusal(refused);
    setSaved(refused === null);
    router.refresh();
  };
  return (
    <form onSubmit={save} noValidate className="flex flex-wrap items-end gap-3">
      <TextField
        key={retention.version}
        name="months"
        label={t("months")}
        defaultValue={String(retention.months)}
        inputMode="numeric"
        suffix={t("unit")}
        error={isWrong ? t("wrong", { most: RETENTION_MONTHS_MAX }) : undefined}
      />
      <Button type="submit" reason={reason} pending={pending}>
        {t("save")}
      </Button>
      <span aria-live="polite" className="text-sm">
        {saved && t("saved")}
        {refusal && <RefusalText refusal={refusal} />}
      </span>
    </form>
  );
}
