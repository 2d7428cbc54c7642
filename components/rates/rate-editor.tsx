"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { dropUsageRateAction, keepUsageRateAction } from "@/lib/actions/usage-actions";
import { appendDraft, draftTier, readTiers, type TierDraft } from "@/lib/domain/pricing/tier-draft";
import { featureResource } from "@/lib/domain/usage/feature-resource";
import type { UsageKind } from "@/lib/domain/usage/usage-kind";
import type { UsageRate } from "@/lib/domain/usage/usage-rate";
import { AskedTwice } from "../ui/asked-twice";
import { Button } from "../ui/button";
import { FormActions } from "../ui/form-actions";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { Panel } from "../ui/panel";
import { TextField } from "../ui/text-field";
import { showToast } from "../ui/toast-store";
import { decimalSign } from "../what-if/decimal-sign";
import { RateTiers } from "./rate-tiers";

export type RateEditorProps = {
  /** Null: a new one. */
  opened: UsageRate | null;
  kinds: readonly UsageKind[];
  begin: { feature: string; unit: string };
};

const PATH = "/usage/rates";
const KNOWN = ["rate-changed", "rate-twice", "rate-unit", "rate-feature", "rate-currency", "not-permitted"] as const;

/** What one value driver of a feature costs, tier by tier. */
export function RateEditor({ opened, kinds, begin }: RateEditorProps) {
  const t = useTranslations("rates");
  const router = useRouter();
  const sign = decimalSign(useLocale());
  const [id] = useState(() => opened?.id ?? crypto.randomUUID());
  const [tiers, setTiers] = useState<readonly TierDraft[]>(
    opened ? opened.tiers.map((tier) => draftTier(tier, sign)) : appendDraft([]),
  );
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<(typeof KNOWN)[number] | "failed" | null>(null);
  const read = readTiers(tiers, sign);
  const settle = (answer: { ok: boolean; refusal?: { code: string } } | null, said: "kept" | "dropped") => {
    setPending(false);
    if (!answer?.ok) return setFault(KNOWN.find((code) => code === answer?.refusal?.code) ?? "failed");
    showToast({ tone: "positive", title: t(said) });
    router.push(PATH);
  };
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? "");
    setPending(true);
    const wanted = { id, version: opened?.version ?? 0, feature: text("feature"), unit: text("unit") };
    const made = { ...wanted, currency: text("currency"), tiers: [...(read.tiers ?? [])] };
    settle(await keepUsageRateAction(made).catch(() => null), "kept");
  };
  const drop = async () => {
    setPending(true);
    settle(await dropUsageRateAction({ id, version: opened?.version ?? 1 }).catch(() => null), "dropped");
  };
  return (
    <Panel title={t(opened ? "change" : "add")}>
      <form onSubmit={save} className="flex max-w-3xl flex-col gap-4">
        <TextField
          label={t("feature")}
          name="feature"
          defaultValue={opened ? (opened.feature ?? "") : begin.feature}
          hint={t("featureHint")}
          list="rate-features"
          maxLength={256}
          autoComplete="off"
          mono
        />
        <datalist id="rate-features">
          {[...new Map(kinds.map((kind) => [featureResource(kind.feature), kind.name]))].map(([feature, name]) => (
            <option key={feature} value={feature} label={name} />
          ))}
        </datalist>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t("unit")}
            name="unit"
            defaultValue={opened?.unit ?? begin.unit}
            hint={t("unitHint")}
            list="rate-units"
            required
            maxLength={256}
            autoComplete="off"
          />
          <datalist id="rate-units">
            {[...new Set(kinds.map(({ unit }) => unit))].map((unit) => (
              <option key={unit} value={unit} />
            ))}
          </datalist>
          <TextField
            label={t("currency")}
            name="currency"
            defaultValue={opened?.currency}
            hint={t("currencyHint")}
            required
            pattern="[A-Za-z]{3}"
            maxLength={3}
            autoComplete="off"
          />
        </div>
        <RateTiers tiers={tiers} read={read} onChange={setTiers} />
        {fault && <Notice tone="negative" title={t(`fault.${fault}`)} />}
        <FormActions>
          <Button type="submit" look="primary" pending={pending} reason={read.tiers ? null : t("mendFirst")}>
            {t("save")}
          </Button>
          <LinkButton href={PATH} look="plain">
            {t("cancel")}
          </LinkButton>
          {opened && (
            <AskedTwice
              labels={{ ask: t("drop"), sure: t("dropSure"), back: t("dropBack") }}
              pending={pending}
              onSure={drop}
            />
          )}
        </FormActions>
      </form>
    </Panel>
  );
}
