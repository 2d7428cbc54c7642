"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { changeOwnNameAction } from "@/lib/actions/own-actions";
import { OwnNameInput } from "@/lib/domain/people/own-account-input";
import { NAME_MAX } from "@/lib/domain/people/person-input";
import { Button } from "../ui/button";
import { TextField } from "../ui/text-field";
import { showToast } from "../ui/toast-store";

/** One's own name, as the others read it. */
export function NameForm({ name }: { name: string }) {
  const t = useTranslations("profile.name");
  const failed = useTranslations("profile")("failed");
  const [fault, setFault] = useState<string | undefined>();
  const [isPending, setPending] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const wanted = { name: String(new FormData(event.currentTarget).get("name") ?? "") };
    const isReadable = OwnNameInput.safeParse(wanted).success;
    setFault(isReadable ? undefined : t("missing"));
    if (!isReadable || isPending) return;
    setPending(true);
    const answer = await changeOwnNameAction(wanted).catch(() => null);
    setPending(false);
    if (answer?.ok) showToast({ tone: "positive", title: t("done") });
    else setFault(failed);
  }

  return (
    <form onSubmit={submit} noValidate aria-label={t("label")} className="flex flex-col items-start gap-3">
      <div className="w-full max-w-96">
        <TextField
          key={name}
          label={t("label")}
          name="name"
          autoComplete="name"
          maxLength={NAME_MAX}
          defaultValue={name}
          error={fault}
        />
      </div>
      <Button type="submit" pending={isPending}>
        {t("submit")}
      </Button>
    </form>
  );
}
