"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { invitePersonAction } from "@/lib/actions/people-actions";
import type { Role } from "@/lib/domain/access/roles";
import { type Invitation, InvitationInput, type PasswordLink } from "@/lib/domain/people/person-input";
import { whyNotPlace } from "@/lib/domain/people/person-rules";
import { Button } from "../ui/button";
import { FormActions } from "../ui/form-actions";
import { LinkButton } from "../ui/link-button";
import { TextField } from "../ui/text-field";
import { type ChosenCustomer, CustomersField, placeOf } from "./customers-field";
import { LinkShown } from "./link-shown";
import { PersonRefusalNotice } from "./person-refusal-notice";
import { RoleChoice } from "./role-choice";
import { usePersonSend } from "./use-person-send";

type Faults = Partial<Record<"name" | "email" | "customer", string>>;
type Ids = { id: string; link: string };

const newIds = (): Ids => ({ id: crypto.randomUUID(), link: crypto.randomUUID() });
const FIELDS = ["name", "email", "customer"] as const;

/** Names somebody and gets the link to hand to them. Sent twice, it is one invitation. */
export function InviteForm({ backHref }: { backHref: string }) {
  const t = useTranslations("person");
  const language = useLocale();
  const [ids, setIds] = useState<Ids | null>(null);
  const [role, setRole] = useState<Role>("viewer");
  const [customers, setCustomers] = useState<readonly ChosenCustomer[]>([]);
  const [faults, setFaults] = useState<Faults>({});
  const [made, setMade] = useState<{ link: PasswordLink; name: string } | null>(null);
  const { pending, refusal, send } = usePersonSend<"invite">();

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const own = ids ?? newIds();
    setIds(own);
    const draft = { ...own, ...textsOf(form), language, ...placeOf(role, customers) };
    const found = faultsOf(draft);
    setFaults(found);
    const first = FIELDS.find((field) => found[field] !== undefined);
    if (first) return form.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
    const invited = await send("invite", () => invitePersonAction(draft));
    if (invited) setMade({ link: invited.link, name: draft.name });
  }

  if (made) {
    const again = () => {
      setMade(null);
      setIds(null);
      setCustomers([]);
    };
    return (
      <div className="flex flex-col gap-4">
        <LinkShown {...made} />
        <FormActions>
          <LinkButton href={backHref} look="primary">
            {t("invite.toList")}
          </LinkButton>
          <Button onClick={again}>{t("invite.another")}</Button>
        </FormActions>
      </div>
    );
  }
  const say = (code: string | undefined) => (code === undefined ? undefined : t(`issues.${issueOf(code)}`));
  // What is changed after a send is another invitation.
  const renew = () => setIds(null);
  const choose = (wanted: readonly ChosenCustomer[]) => {
    setCustomers(wanted);
    renew();
  };
  return (
    <form onSubmit={submit} onChange={renew} noValidate aria-label={t("invite.title")} className="flex flex-col gap-5">
      <PersonRefusalNotice refusal={refusal} />
      <TextField label={t("name")} name="name" autoComplete="off" maxLength={200} error={say(faults.name)} />
      <TextField
        label={t("email")}
        name="email"
        type="email"
        autoComplete="off"
        spellCheck={false}
        maxLength={320}
        error={say(faults.email)}
      />
      <RoleChoice role={role} onChoose={setRole} />
      {role === "viewer" && <CustomersField chosen={customers} onChoose={choose} error={say(faults.customer)} />}
      <FormActions>
        <Button type="submit" look="primary" pending={pending !== null}>
          {t("invite.submit")}
        </Button>
        <LinkButton href={backHref} look="plain">
          {t("cancel")}
        </LinkButton>
      </FormActions>
    </form>
  );
}

function textsOf(form: HTMLFormElement): { name: string; email: string } {
  const given = new FormData(form);
  return { name: String(given.get("name") ?? ""), email: String(given.get("email") ?? "") };
}

function faultsOf(draft: Invitation): Faults {
  const parsed = InvitationInput.safeParse(draft);
  const issues = parsed.success ? [] : parsed.error.issues;
  const place = whyNotPlace(draft);
  return Object.fromEntries([
    ...issues.map((issue) => [String(issue.path[0]), issue.message]),
    ...(place ? [["customer", place.code]] : []),
  ]);
}

const ISSUES = ["name-required", "name-long", "email-form", "customer-needed"] as const;

function issueOf(code: string): (typeof ISSUES)[number] | "invalid" {
  return ISSUES.find((known) => known === code) ?? "invalid";
}
