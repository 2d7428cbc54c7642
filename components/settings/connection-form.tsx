"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { saveConnectionAction, tryConnectionAction } from "@/lib/actions/connection-actions";
import type { ActionAnswer } from "@/lib/domain/operations/action-answer";
import { ConnectionInput, type ConnectionRefusal, type TrialOutcome } from "@/lib/domain/settings/connection-input";
import { missingKeys, PARTS_OF, type PartTexts } from "@/lib/domain/settings/connection-parts";
import type { ConnectionView } from "@/lib/domain/settings/connection-view";
import { proven } from "../proof/proven";
import { Button } from "../ui/button";
import { FormActions } from "../ui/form-actions";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { showToast } from "../ui/toast-store";
import { ConnectionFields, type PartFaults } from "./connection-fields";
import { ConnectionRefusalNotice, type ShownConnectionRefusal } from "./connection-refusal-notice";
import { TrialNotice } from "./trial-notice";

/** How one upstream is reached: typed, tried, saved. Needs the words of "connections", "people", "sync", "refusals" and "ui". */
export function ConnectionForm({ connection, backHref }: { connection: ConnectionView; backHref: string }) {
  const { upstream, version, origin } = connection;
  const t = useTranslations("connections");
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [id, setId] = useState(() => crypto.randomUUID());
  const [pending, setPending] = useState<"try" | "save" | null>(null);
  const [faults, setFaults] = useState<PartFaults>({});
  const [refusal, setRefusal] = useState<ShownConnectionRefusal | null>(null);
  const [outcome, setOutcome] = useState<TrialOutcome | null>(null);

  const mark = (found: PartFaults) => {
    setFaults(found);
    const first = PARTS_OF[upstream].find((part) => found[part] !== undefined);
    if (first) form.current?.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
  };
  const send = async <T,>(
    what: "try" | "save",
    call: (parts: PartTexts) => Promise<ActionAnswer<T, ConnectionRefusal>>,
  ): Promise<ActionAnswer<T, ConnectionRefusal> | null> => {
    if (pending !== null || form.current === null) return null;
    const parts = textsOf(form.current, connection);
    const found = faultsOf({ upstream, id, version, parts }, connection);
    setRefusal(null);
    setOutcome(null);
    mark(found);
    if (Object.keys(found).length > 0) return null;
    setPending(what);
    const answer = await call(parts).catch(() => null);
    setPending(null);
    if (answer?.ok) return answer;
    const refused = answer?.refusal ?? { code: "no-answer" as const };
    setRefusal(refused);
    if ("part" in refused) mark({ [refused.part]: refused.code });
    return null;
  };
  const attempt = async () => {
    const answer = await send("try", (parts) => tryConnectionAction({ upstream, parts }));
    if (answer?.ok) setOutcome(answer.value);
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await send("save", (parts) => proven(() => saveConnectionAction({ upstream, id, version, parts })));
    if (!answer) return;
    showToast({ tone: "positive", title: t("saved") });
    router.push(backHref);
  };
  // What is changed after a send is another change, and what was tried is not what is there now.
  const renew = () => {
    setId(crypto.randomUUID());
    setOutcome(null);
  };

  return (
    <form
      ref={form}
      method="post"
      onSubmit={save}
      onChange={renew}
      noValidate
      aria-label={t("short")}
      className="flex flex-col gap-5"
    >
      {origin.at === "portal" && !origin.isReadable && <Notice tone="caution">{t("unreadable")}</Notice>}
      <ConnectionRefusalNotice refusal={refusal} />
      <ConnectionFields connection={connection} faults={faults} />
      <div aria-live="polite" className="empty:-mt-5">
        {outcome && <TrialNotice upstream={upstream} outcome={outcome} />}
      </div>
      <FormActions>
        <Button type="submit" look="primary" pending={pending === "save"}>
          {t("save")}
        </Button>
        <Button pending={pending === "try"} onClick={attempt}>
          {t("try")}
        </Button>
        <LinkButton href={backHref} look="plain">
          {t("cancel")}
        </LinkButton>
      </FormActions>
    </form>
  );
}

function textsOf(form: HTMLFormElement, { upstream }: ConnectionView): PartTexts {
  const given = new FormData(form);
  return Object.fromEntries(PARTS_OF[upstream].map((part) => [part, String(given.get(part) ?? "")]));
}

function faultsOf(draft: Parameters<typeof saveConnectionAction>[0], { origin, parts }: ConnectionView): PartFaults {
  const typed = ConnectionInput.safeParse(draft);
  if (!typed.success) return Object.fromEntries(typed.error.issues.map(({ path, message }) => [path[1], message]));
  const kept = origin.at === "portal" ? Object.fromEntries(parts.map(({ part, value }) => [part, value])) : null;
  return Object.fromEntries(missingKeys(draft.upstream, typed.data.parts, kept).map((part) => [part, "key-needed"]));
}
