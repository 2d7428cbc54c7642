"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type FieldErrors, useForm } from "react-hook-form";
import type { z } from "zod";
import { requestUsageReportAction } from "@/lib/actions/usage-actions";
import type { UsageRequestDraft } from "@/lib/domain/usage/usage-request-draft";
import {
  checkUsageRequest,
  DETAIL_LEVELS,
  USAGE_GROUPINGS,
  type UsageRequest,
  UsageRequestInput,
} from "@/lib/domain/usage/usage-request-input";
import { type CalendarDate, parseCalendarDate, startOfDate } from "@/lib/domain/values/calendar-date";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { OperationNotice } from "../operations/operation-notice";
import { useOperationSend } from "../operations/use-operation-send";
import { RefusalNotice } from "../refusals/refusal-notice";
import { useIssueText } from "../refusals/use-issue-text";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { FormActions } from "../ui/form-actions";
import { type FormFault, FormFaults } from "../ui/form-faults";
import { FormSection } from "../ui/form-section";
import { LinkButton } from "../ui/link-button";
import { RadioCards } from "../ui/radio-cards";
import { TextField } from "../ui/text-field";
import { PeriodFields } from "./period-fields";

type Values = z.input<typeof UsageRequestInput>;
type Draft = Omit<Values, "operationId">;

export type UsageRequestFormProps = {
  /** Null: the partner's own realm. */
  customer: { readonly id: CustomerId; readonly realm: string | null } | null;
  today: CalendarDate;
  begin: UsageRequestDraft;
  /** Why the form cannot be sent yet, whatever is in it. */
  reason: string | null;
  cancelHref: string;
};

const FIELDS = ["from", "to", "detailLevel", "groupBy", "billingTag", "category"] as const;
// The sent id is the ticket's; the schema wants one in its place while the form is filled in.
const NO_OPERATION = "00000000-0000-4000-8000-000000000000";

export function UsageRequestForm({ customer, today, begin, reason, cancelHref }: UsageRequestFormProps) {
  const t = useTranslations("usage.form");
  const words = useTranslations("usage");
  const issueText = useIssueText();
  const router = useRouter();
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const sending = useOperationSend<Draft>("usage-request", requestUsageReportAction);
  const form = useForm<Values, unknown, UsageRequest>({
    resolver: zodResolver(UsageRequestInput),
    mode: "onChange",
    shouldFocusError: false,
    defaultValues: { ...begin, groupBy: [...begin.groupBy], operationId: NO_OPERATION },
  });
  const { errors } = form.formState;
  const [from, to] = form.watch(["from", "to"]);
  const errorOf = (field: (typeof FIELDS)[number]) => issueText(errors[field]?.message ?? errors[field]?.root?.message);
  const first = parseCalendarDate(from);
  const broken = first
    ? checkUsageRequest(
        { customerId: customer?.id ?? null, from: first },
        { now: startOfDate(today), realm: customer?.realm ?? null },
      )
    : [];

  const submit = async ({ operationId: _, ...request }: UsageRequest) => {
    setFaults([]);
    const { operation } = await sending.send({ ...request, customerId: customer?.id ?? null });
    if (operation && operation.state !== "REJECTED") router.push(`/usage/${operation.id}`);
  };
  const complain = (found: FieldErrors<Values>) =>
    setFaults(
      FIELDS.flatMap((field) => {
        const message = issueText(found[field]?.message ?? found[field]?.root?.message);
        return message ? [{ field, message }] : [];
      }),
    );

  return (
    <form noValidate onSubmit={form.handleSubmit(submit, complain)}>
      <div className="flex flex-col gap-3 empty:hidden">
        <FormFaults title={t("fault", { count: faults.length })} faults={faults} />
        <RefusalNotice refusals={sending.refusals} when="refused" upstream="HERE" />
        {sending.operation?.state === "REJECTED" && <OperationNotice operation={sending.operation} />}
      </div>
      <FormSection title={t("when")} note={t("whenNote")}>
        <PeriodFields
          value={{ from, to }}
          today={today}
          errors={{ from: errorOf("from"), to: errorOf("to") }}
          onChange={(period) => {
            form.setValue("from", period.from, { shouldDirty: true });
            form.setValue("to", period.to, { shouldDirty: true });
            void form.trigger(["from", "to"]);
          }}
        />
      </FormSection>
      <FormSection title={t("what")}>
        <RadioCards
          {...form.register("detailLevel")}
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
            <Checkbox
              key={grouping}
              {...form.register("groupBy")}
              value={grouping}
              label={words(`groupings.${grouping}`)}
            />
          ))}
          <p className="text-xs text-muted">{t("groupByNote")}</p>
        </fieldset>
      </FormSection>
      <FormSection title={t("filters")}>
        <TextField
          {...form.register("billingTag")}
          label={words("billingTag")}
          hint={t("tagHint")}
          error={errorOf("billingTag")}
        />
        <TextField
          {...form.register("category")}
          label={words("category")}
          hint={t("categoryHint")}
          error={errorOf("category")}
        />
      </FormSection>
      <div className="mb-4 empty:hidden">
        <RefusalNotice refusals={broken} when="before" />
      </div>
      <FormActions>
        <Button type="submit" look="primary" pending={sending.pending} reason={reason}>
          {t("submit")}
        </Button>
        <LinkButton href={cancelHref}>{t("cancel")}</LinkButton>
      </FormActions>
    </form>
  );
}
