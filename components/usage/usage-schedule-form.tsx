"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { type FieldErrors, FormProvider, useForm } from "react-hook-form";
import type { z } from "zod";
import { createUsageScheduleAction } from "@/lib/actions/usage-actions";
import { dueAfter, formerMonth } from "@/lib/domain/usage/schedule-dates";
import type { UsageChoicesDraft } from "@/lib/domain/usage/usage-request-draft";
import { UsageScheduleInput, type UsageScheduleRequest } from "@/lib/domain/usage/usage-schedule";
import type { CalendarDate } from "@/lib/domain/values/calendar-date";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { RefusalNotice } from "../refusals/refusal-notice";
import { useIssueText } from "../refusals/use-issue-text";
import { Button } from "../ui/button";
import { formatInstant } from "../ui/figures/format-instant";
import { FormActions } from "../ui/form-actions";
import { type FormFault, FormFaults } from "../ui/form-faults";
import { FormSection } from "../ui/form-section";
import { LinkButton } from "../ui/link-button";
import { RadioCards } from "../ui/radio-cards";
import { TextField } from "../ui/text-field";
import { formatDays } from "./format-days";
import { CHOICE_FIELDS, UsageChoiceFields } from "./usage-choice-fields";
import { useSent } from "./use-sent";

type Values = z.input<typeof UsageScheduleInput>;

export type UsageScheduleFormProps = {
  subject: "own" | "chosen" | "linked";
  customerIds: readonly CustomerId[];
  today: CalendarDate;
  begin: UsageChoicesDraft;
  /** Why the form cannot be sent yet, whatever is in it. */
  reason: string | null;
};

const FIELDS = ["dayOfMonth", ...CHOICE_FIELDS] as const;
/** From then on the month before is whole: usage can be 48 hours late. */
const USUAL_DAY = 3;
// The sent id is the ticket's; the schema wants one in its place while the form is filled in.
const NO_SCHEDULE = "00000000-0000-4000-8000-000000000000";

export function UsageScheduleForm({ subject, customerIds, today, begin, reason }: UsageScheduleFormProps) {
  const t = useTranslations("usage");
  const issueText = useIssueText();
  const router = useRouter();
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const [apart, setApart] = useState(true);
  const sending = useSent("usage-schedule");
  const form = useForm<Values, unknown, UsageScheduleRequest>({
    resolver: zodResolver(UsageScheduleInput),
    mode: "onChange",
    shouldFocusError: false,
    defaultValues: {
      ...begin,
      groupBy: [...begin.groupBy],
      // Whose usage it is stands in the address, not in a field.
      subject: "own",
      apart: false,
      dayOfMonth: USUAL_DAY,
      scheduleId: NO_SCHEDULE,
    },
  });
  const { errors } = form.formState;
  const hasSeveral = subject === "linked" || customerIds.length > 1;
  const submit = async () => {
    setFaults([]);
    const draft = {
      ...form.getValues(),
      subject,
      customerIds: [...customerIds],
      apart: subject !== "own" && (!hasSeveral || apart),
    };
    const made = await sending.send(draft, (wanted, scheduleId) =>
      createUsageScheduleAction({ ...wanted, scheduleId }),
    );
    if (made) router.push("/usage/schedules");
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
          <FormFaults title={t("form.fault", { count: faults.length })} faults={faults} />
          <RefusalNotice refusals={sending.refusals} when="refused" upstream="HERE" />
        </div>
        <FormSection title={t("schedule.when")}>
          <TextField
            {...form.register("dayOfMonth")}
            label={t("schedule.day")}
            type="number"
            min={1}
            max={31}
            className="max-w-28"
            hint={t("schedule.dayHint")}
            error={issueText(errors.dayOfMonth?.message)}
          />
          <FirstOn day={Number(form.watch("dayOfMonth"))} today={today} />
          {hasSeveral && (
            <RadioCards
              legend={t("schedule.apart")}
              name="apart"
              columns={2}
              value={apart ? "yes" : "no"}
              onChange={(event) => setApart(event.target.value === "yes")}
              options={[
                { value: "yes", label: t("schedule.apartYes"), hint: t("schedule.apartYesHint") },
                { value: "no", label: t("schedule.apartNo"), hint: t("schedule.apartNoHint") },
              ]}
            />
          )}
        </FormSection>
        <UsageChoiceFields />
        <FormActions>
          <Button type="submit" look="primary" pending={sending.pending} reason={reason}>
            {t("schedule.create")}
          </Button>
          <LinkButton href="/usage/schedules">{t("form.cancel")}</LinkButton>
        </FormActions>
      </form>
    </FormProvider>
  );
}

function FirstOn({ day, today }: { day: number; today: CalendarDate }) {
  const t = useTranslations("usage.schedule");
  const locale = useLocale();
  if (!Number.isInteger(day) || day < 1 || day > 31) return null;
  const first = dueAfter(day, today);
  return (
    <p className="text-sm" aria-live="polite">
      {t("firstOn", {
        date: formatInstant({ at: new Date(first), locale, show: "date" }),
        month: formatDays(formerMonth(first), locale),
      })}
    </p>
  );
}
