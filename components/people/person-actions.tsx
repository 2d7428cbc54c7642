"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import {
  cancelInvitationAction,
  disablePersonAction,
  enablePersonAction,
  endPersonSessionsAction,
  renewPasswordLinkAction,
  resetPersonFactorAction,
} from "@/lib/actions/people-actions";
import type { PersonState } from "@/lib/domain/people/person";
import type { PasswordLink } from "@/lib/domain/people/person-input";
import { type PersonChange, whyNotChangePerson } from "@/lib/domain/people/person-rules";
import { AskedTwice } from "../ui/asked-twice";
import { Button } from "../ui/button";
import { showToast } from "../ui/toast-store";
import { LinkShown } from "./link-shown";
import { PEOPLE_PATH } from "./people-filters";
import type { PersonPanelProps } from "./person-panel-props";
import { PersonRefusalNotice } from "./person-refusal-notice";
import { usePersonSend } from "./use-person-send";

type Deed = Exclude<PersonChange, "role">;
const DEEDS: Record<PersonState, readonly Deed[]> = {
  active: ["link", "factor", "end-sessions", "disable"],
  invited: ["link", "cancel"],
  disabled: ["enable"],
};

/** What else can be done for or against one person. Needs the words of "person" and "ui". */
export function PersonActions(props: PersonPanelProps) {
  const { person } = props;
  const t = useTranslations("person");
  const { pending, refusal, send } = usePersonSend<Deed>();
  const [link, setLink] = useState<PasswordLink | null>(null);
  const router = useRouter();
  const language = useLocale();
  const { id, version, name } = person;
  const tell = (key: Deed) => showToast({ tone: "positive", title: t(`deeds.${key}.done`, { name }) });
  const reasonOf = (change: Deed) => {
    if (change === "end-sessions" && person.sessions === 0) return t("reasons.no-sessions");
    if (change === "factor" && person.factorSince === null) return t("reasons.no-factor");
    const reason = whyNotChangePerson({ ...props, change });
    return reason && t(`reasons.${reason.code}`);
  };
  const run: Record<Deed, () => Promise<void>> = {
    link: async () =>
      setLink(await send("link", () => renewPasswordLinkAction({ id, link: crypto.randomUUID(), language }))),
    "end-sessions": async () => {
      if (await send("end-sessions", () => endPersonSessionsAction({ id }))) tell("end-sessions");
    },
    factor: async () => {
      if (await send("factor", () => resetPersonFactorAction({ id, version }))) tell("factor");
    },
    disable: async () => {
      setLink(null);
      if (await send("disable", () => disablePersonAction({ id, version }))) tell("disable");
    },
    enable: async () => {
      if (await send("enable", () => enablePersonAction({ id, version }))) tell("enable");
    },
    cancel: async () => {
      if (!(await send("cancel", () => cancelInvitationAction({ id })))) return;
      tell("cancel");
      router.push(PEOPLE_PATH);
    },
  };
  return (
    <div className="flex flex-col gap-3">
      <PersonRefusalNotice refusal={refusal} />
      {link && <LinkShown link={link} name={name} />}
      <ul className="border-t border-line">
        {DEEDS[person.state].map((deed) => {
          const key = deed === "link" && person.state === "invited" ? "invite-again" : deed;
          const isPending = pending === deed;
          const labels = { ask: t(`deeds.${key}.ask`), sure: t(`deeds.${key}.sure`), back: t("cancel") };
          return (
            <DeedRow key={key} title={t(`deeds.${key}.title`)} note={t(`deeds.${key}.note`)}>
              {deed === "link" ? (
                <Button size="sm" pending={isPending} reason={reasonOf(deed)} onClick={run.link}>
                  {labels.ask}
                </Button>
              ) : (
                <AskedTwice labels={labels} pending={isPending} reason={reasonOf(deed)} onSure={run[deed]} />
              )}
            </DeedRow>
          );
        })}
      </ul>
    </div>
  );
}

function DeedRow({ title, note, children }: { title: string; note: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3">
      <div className="min-w-0 grow basis-64 text-sm">
        <p className="font-medium">{title}</p>
        <p className="text-muted">{note}</p>
      </div>
      {children}
    </li>
  );
}
