"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { keepScenarioAction } from "@/lib/actions/scenario-actions";
import type { PriceScenario } from "@/lib/domain/pricing/price-scenario";
import type { SavedScenario } from "@/lib/domain/pricing/saved-scenario";
import { KEPT_NAME_MAX } from "@/lib/domain/values/kept-name";
import { address } from "../ui/address";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { LinkButton } from "../ui/link-button";
import { showToast } from "../ui/toast-store";

export type ScenarioSaverProps = {
  scenario: PriceScenario;
  customer: string;
  month: string;
  /** The one that was opened; one of somebody else is kept as a copy. */
  opened: SavedScenario | null;
  /** Why it cannot be kept now. */
  reason: string | null;
};

interface Kept {
  readonly id: string;
  readonly version: number;
  readonly scenario: string;
}

/** Keeps the scenario under a name; its address then shows it again, to others too where it is shared. */
export function ScenarioSaver({ scenario, customer, month, opened, reason }: ScenarioSaverProps) {
  const t = useTranslations("whatIf.save");
  const field = useId();
  const now = JSON.stringify(scenario);
  const [kept, setKept] = useState<Kept | null>(
    opened?.isOwn ? { id: opened.id, version: opened.version, scenario: now } : null,
  );
  const [newId, setNewId] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const id = kept?.id ?? newId ?? crypto.randomUUID();
    if (kept === null) setNewId(id);
    setPending(true);
    const answer = await keepScenarioAction({
      id,
      version: kept?.version ?? 0,
      name: String(data.get("name") ?? ""),
      customer,
      month,
      shared: data.get("shared") === "on",
      scenario: JSON.parse(now),
    }).catch(() => null);
    setPending(false);
    if (answer?.ok) {
      setKept({ ...answer.value, scenario: now });
      setFault(null);
      window.history.replaceState(null, "", address("/pricing/what-if", { customer, month, scenario: id }));
      showToast({ tone: "positive", title: t("saved") });
      return;
    }
    const code = answer?.refusal.code;
    setFault(t(code === "scenario-changed" || code === "scenario-not-yours" ? code : "failed"));
  };
  const isStale = kept === null || kept.scenario !== now;
  return (
    <form onSubmit={save} className="flex min-w-0 flex-wrap items-center gap-2" aria-label={t("title")}>
      <input
        name="name"
        required
        maxLength={KEPT_NAME_MAX}
        defaultValue={opened?.name}
        placeholder={t("name")}
        aria-label={t("name")}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? field : undefined}
        autoComplete="off"
        className="h-8 min-w-40 rounded-md border border-line-strong bg-surface px-2 text-sm max-sm:h-11 max-sm:w-full max-sm:text-lg"
      />
      <label className="flex items-center gap-2 text-sm max-sm:min-h-10">
        <input type="checkbox" name="shared" defaultChecked={opened?.isShared} className="hw-check size-4" />
        {t("share")}
      </label>
      <Button type="submit" look="primary" pending={pending} reason={reason}>
        {t(opened && !opened.isOwn && kept === null ? "copy" : "submit")}
      </Button>
      <LinkButton href={`/pricing/what-if/compare?scenario=${kept?.id ?? ""}`} reason={isStale ? t("saveFirst") : null}>
        {t("customers")}
      </LinkButton>
      {fault && <FieldError id={field}>{fault}</FieldError>}
    </form>
  );
}
