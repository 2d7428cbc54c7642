"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { spendPasswordLinkAction } from "@/lib/actions/welcome-actions";
import type { PasswordFault } from "@/lib/domain/access/password-rule";
import type { ActionRefusal } from "@/lib/domain/operations/action-answer";
import type { LinkOwner, LinkUseRefusal } from "@/lib/domain/people/own-account-input";
import { Button } from "../ui/button";
import { TextField } from "../ui/text-field";
import { LinkRefusalNotice } from "./link-refusal-notice";
import { type NewPasswordFault, NewPasswordFields, newPasswordFault, newPasswordOf } from "./new-password-fields";
import { signInWith } from "./sign-in-with";

type Refused = LinkUseRefusal | ActionRefusal | { readonly code: "no-answer" };

type Fault = Extract<Refused, { code: PasswordFault }>;

const isFault = (refusal: Refused): refusal is Fault => refusal.code.startsWith("password-");

/** Sets the password a link is for and signs in with it. */
export function ChoosePassword({ token, owner }: { token: string; owner: LinkOwner }) {
  const t = useTranslations("welcome");
  const [fault, setFault] = useState<NewPasswordFault | null>(null);
  const [refusal, setRefusal] = useState<Exclude<Refused, Fault> | null>(null);
  const [isPending, setPending] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (isPending) return;
    const form = event.currentTarget;
    const given = newPasswordOf(form);
    const found = newPasswordFault(given, owner.email);
    setFault(found);
    setRefusal(null);
    if (found) {
      const field = found === "password-differs" ? "again" : "wanted";
      return form.querySelector<HTMLInputElement>(`[name=${field}]`)?.focus();
    }
    setPending(true);
    const answer = await spendPasswordLinkAction({ token, password: given.wanted }).catch(() => null);
    if (answer?.ok) {
      const refused = await signInWith({ email: owner.email, password: given.wanted });
      return window.location.assign(refused === null ? "/sign-in" : "/sign-in?was=chosen");
    }
    setPending(false);
    const why: Refused = answer?.refusal ?? { code: "no-answer" };
    if (isFault(why)) setFault(why.code);
    else setRefusal(why);
  }

  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <p>{t(owner.kind === "invitation" ? "invited" : "reset", { name: owner.name })}</p>
      {refusal && <LinkRefusalNotice refusal={refusal} />}
      <TextField label={t("email")} name="email" type="email" autoComplete="username" readOnly value={owner.email} />
      <NewPasswordFields fault={fault} />
      <Button look="primary" type="submit" pending={isPending} className="mt-1 h-9 w-full justify-center max-sm:h-11">
        {t("submit")}
      </Button>
    </form>
  );
}
