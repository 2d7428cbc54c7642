"use client";

import { useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import type { UsageChoicesDraft } from "@/lib/domain/usage/usage-request-draft";
import { CHANNELS, CHARGE_TYPES, DETAIL_LEVELS, USAGE_GROUPINGS } from "@/lib/domain/usage/usage-request-input";
import { useIssueText } from "../refusals/use-issue-text";
import { Checkbox } from "../ui/checkbox";
import { FormSection } from "../ui/form-section";
import { RadioCards } from "../ui/radio-cards";
import { TextField } from "../ui/text-field";

export const CHOICE_FIELDS = [
  "detailLevel",
  "groupBy",
  "featureId",
  "appId",
  "projectHrn",
  "billingTag",
  "category",
  "billingSubscriptionIds",
  "channelId",
  "chargeType",
] as const;

/** In what detail and which rows. Stands in a form whose values have these fields. */
export function UsageChoiceFields() {
  const t = useTranslations("usage.form");
  const words = useTranslations("usage");
  const issueText = useIssueText();
  const { register, formState } = useFormContext<UsageChoicesDraft>();
  const { errors } = formState;
  const errorOf = (field: (typeof CHOICE_FIELDS)[number]) =>
    issueText(errors[field]?.message ?? errors[field]?.root?.message);
  const text = (
    field: "featureId" | "appId" | "projectHrn" | "billingTag" | "category" | "billingSubscriptionIds",
    { label, hint }: { label: string; hint: string },
  ) => <TextField {...register(field)} label={label} hint={hint} error={errorOf(field)} autoComplete="off" />;
  return (
    <>
      <FormSection title={t("what")}>
        <RadioCards
          {...register("detailLevel")}
          legend={words("detail")}
          columns={3}
          error={errorOf("detailLevel")}
          options={DETAIL_LEVELS.map((level) => ({
            value: level,
            label: words(`levels.${level}`),
            hint: words(`levelNotes.${level}`),
          }))}
        />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1.5 text-sm font-medium">{t("groupBy")}</legend>
          {USAGE_GROUPINGS.map((grouping) => (
            <Checkbox key={grouping} {...register("groupBy")} value={grouping} label={words(`groupings.${grouping}`)} />
          ))}
          <p className="max-w-prose text-xs text-muted">{t("groupByNote")}</p>
        </fieldset>
        <RadioCards
          {...register("chargeType")}
          legend={words("filters.chargeType")}
          columns={3}
          options={CHARGE_TYPES.map((charge) => ({ value: charge, label: words(`charges.${charge}`) }))}
        />
      </FormSection>
      <FormSection title={t("filters")} note={t("filtersNote")}>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          {text("billingTag", { label: words("billingTag"), hint: t("tagHint") })}
          {text("category", { label: words("category"), hint: t("categoryHint") })}
          {text("appId", { label: words("filters.appId"), hint: t("appHint") })}
          {text("projectHrn", { label: words("filters.projectHrn"), hint: t("projectHint") })}
          {text("featureId", { label: words("filters.featureId"), hint: t("featureHint") })}
          {text("billingSubscriptionIds", {
            label: words("filters.billingSubscriptionIds"),
            hint: t("subscriptionHint"),
          })}
        </div>
        <RadioCards
          {...register("channelId")}
          legend={words("filters.channelId")}
          hint={t("channelHint")}
          columns={2}
          options={[
            { value: "", label: t("anyChannel") },
            ...CHANNELS.map((channel) => ({ value: channel, label: words(`channels.${channel}`) })),
          ]}
        />
      </FormSection>
    </>
  );
}
