"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type FieldErrors, FormProvider, useForm } from "react-hook-form";
import type { z } from "zod";
import { requestUsageReportAction } from "@/lib/actions/usage-actions";
import type { UsageRequestDraft } from "@/lib/domain/usage/usage-request-draft";
import { checkUsageRequest, type UsageRequest, UsageRequestInput } from "@/lib/domain/usage/usage-request-input";
import { type CalendarDate, parseCalendarDate, startOfDate } from "@/lib/domain/values/calendar-date";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { RefusalNotice } from "../refusals/refusal-notice";
import { useIssueText } from "../refusals/use-issue-text";
import { Button } from "../ui/button";
import { FormActions } from "../ui/form-actions";
import { type FormFault, FormFaults } from "../ui/form-faults";
import { FormSection } from "../ui/form-section";
import { LinkButton } from "../ui/link-button";
import { PeriodFields } from "./period-fields";
import { CHOICE_FIELDS, UsageChoiceFields } from "./usage-choice-fields";
import { useSent } from "./use-sent";

type Values = z.input<typeof UsageRequestInput>;

export type UsageRequestFormProps = {
  /** None: the partner's own realm. */
  customers: readonly { readonly id: CustomerId; readonly name: string; readonly realm: string | null }[];
  today: CalendarDate;
  begin: UsageRequestDraft;
  /** Why the form cannot be sent yet, whatever is in it. */
  reason: string | null;
  cancelHref: string;
};

const FIELDS = ["from", "to", ...CHOICE_FIELDS] as const;
// The sent id is the ticket's; the schema wants one in its place while the form is filled in.
const NO_OPERATION = "00000000-0000-4000-8000-000000000000";

export function UsageRequestForm({ customers, today, begin, reason, cancelHref }: UsageRequestFormProps) {
  const t = useTranslations("usage.form");
  const issueText = useIssueText();
  const router = useRouter();
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const sending = useSent("usage-request");
  const form = useForm<Values, unknown, UsageRequest>({
    resolver: zodResolver(UsageRequestInput),
    mode: "onChange",
    shouldFocusError: false,
    defaultValues: { ...begin, groupBy: [...begin.groupBy], operationId: NO_OPERATION },
  });
  const { errors } = form.formState;
  const [from, to, detailLevel] = form.watch(["from", "to", "detailLevel"]);
  const first = parseCalendarDate(from);
  const withoutRealm = customers.flatMap(({ name, realm }) => (realm === null ? [name] : []));
  const broken = first ? checkUsageRequest({ from: first }, { now: startOfDate(today), withoutRealm }) : [];

  const submit = async () => {
    setFaults([]);
    const draft = { ...form.getValues(), customerIds: customers.map(({ id }) => id) };
    const made = await sending.send(draft, (wanted, operationId) =>
      requestUsageReportAction({ ...wanted, operationId }),
    );
    if (made) router.push(`/usage/${made.reportId}`);
  };
  const complain = (found: FieldErrors<Values>) =>
    setFaults(
      FIELDS.flatMap((field) => {
        const message = issueText(found[field]?.message ?? found[field]?.root?.message);
        return message ? [{ field, message }] : [];
      }),
    );

  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={form.handleSubmit(submit, complain)}>
        <div className="flex flex-col gap-3 empty:hidden">
          <FormFaults title={t("fault", { count: faults.length })} faults={faults} />
          <RefusalNotice refusals={sending.refusals} when="refused" upstream="HERE" />
        </div>
        <FormSection title={t("when")} note={t("whenNote")}>
          <PeriodFields
            value={{ from, to }}
            today={today}
            isSummed={detailLevel === "summarized"}
            errors={{ from: issueText(errors.from?.message), to: issueText(errors.to?.message) }}
            onChange={(period) => {
              form.setValue("from", period.from, { shouldDirty: true });
              form.setValue("to", period.to, { shouldDirty: true });
              void form.trigger(["from", "to"]);
            }}
          />
        </FormSection>
        <UsageChoiceFields />
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
    </FormProvider>
  );
}
