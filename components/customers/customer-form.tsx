"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useForm } from "react-hook-form";
import { OperationLive } from "@/components/operations/operation-live";
import { useOperationSend } from "@/components/operations/use-operation-send";
import { RefusalNotice } from "@/components/refusals/refusal-notice";
import { useIssueText } from "@/components/refusals/use-issue-text";
import { Button } from "@/components/ui/button";
import { FormActions } from "@/components/ui/form-actions";
import { type FormFault, FormFaults } from "@/components/ui/form-faults";
import { LinkButton } from "@/components/ui/link-button";
import { RadioCards } from "@/components/ui/radio-cards";
import { createCustomerAction } from "@/lib/actions/customer-actions";
import type { CustomerDraft } from "@/lib/domain/customers/customer-input";
import { isSettled } from "@/lib/domain/operations/operation";
import { CustomerBasicsFields } from "./customer-basics-fields";
import { CustomerBillingFields } from "./customer-billing-fields";
import { CUSTOMERS_PATH } from "./customer-filters";
import { customerResolver, markIssues } from "./customer-form-issues";
import { type CustomerFormValues, checkCustomerForm, EMPTY_CUSTOMER, type FieldIssue } from "./customer-form-values";
import { CustomerIdentityFields } from "./customer-identity-fields";
import { CustomerMade } from "./customer-made";
import { CustomerTagFields } from "./customer-tag-fields";

const issuesOf = (values: CustomerFormValues): readonly FieldIssue[] => {
  const checked = checkCustomerForm(values, new Date());
  return checked.ok ? [] : checked.issues;
};
const resolver = customerResolver(issuesOf);

export function CustomerForm() {
  const t = useTranslations("customers.form");
  const ui = useTranslations("ui");
  const say = useIssueText();
  const form = useForm<CustomerFormValues>({
    defaultValues: EMPTY_CUSTOMER,
    // Not on blur: a fault that appears as the pointer goes down on the button moves the button away from under it.
    mode: "onChange",
    delayError: 600,
    resolver,
    shouldFocusError: false,
  });
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const { pending, refusals, operation, send, settle, reset } = useOperationSend<CustomerDraft>(
    "create-customer",
    createCustomerAction,
  );
  const answer = useRef<HTMLDivElement>(null);
  const hasAnswer = refusals.length > 0 || operation !== null;
  useEffect(() => {
    if (hasAnswer) answer.current?.focus();
  }, [hasAnswer]);
  const isOpen = operation !== null && (!isSettled(operation.state) || operation.state === "NEEDS_REVIEW");

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (pending || isOpen) return;
    const checked = checkCustomerForm(form.getValues(), new Date());
    await form.handleSubmit(() => undefined)(event);
    setFaults(checked.ok ? [] : toFaults(checked.issues));
    if (!checked.ok) return reset();
    const sent = await send(checked.draft);
    markIssues(form, [...sent.refusals, ...(sent.operation?.refusals ?? [])]);
  }

  function toFaults(issues: readonly FieldIssue[]): FormFault[] {
    return issues.map(({ path, code }) => ({ field: path, message: say(code) ?? code }));
  }

  function startAgain(): void {
    form.reset(EMPTY_CUSTOMER);
    reset();
  }

  if (operation?.state === "SUCCEEDED") {
    return (
      <div ref={answer} tabIndex={-1} className="outline-none">
        <CustomerMade operation={operation} onAnother={startAgain} />
      </div>
    );
  }
  return (
    <form onSubmit={submit} noValidate aria-label={t("title")} className="flex flex-col">
      <div ref={answer} tabIndex={-1} className="mb-5 flex flex-col gap-2 outline-none empty:hidden">
        {faults.length > 0 && <FormFaults title={ui("faults", { count: faults.length })} faults={faults} />}
        <RefusalNotice refusals={refusals} when="refused" />
        {operation && <OperationLive operation={operation} onSettled={settle} />}
      </div>
      <div>
        <CustomerBasicsFields form={form} say={say}>
          <RadioCards
            legend={t("cloud")}
            columns={2}
            options={[
              { value: "aws", label: t("aws"), hint: t("awsHint") },
              { value: "microsoft", label: t("microsoft"), hint: t("microsoftHint") },
            ]}
            {...form.register("cloud")}
          />
        </CustomerBasicsFields>
        <CustomerIdentityFields form={form} say={say} />
        <CustomerBillingFields form={form} say={say} />
        <CustomerTagFields form={form} say={say} />
      </div>
      <FormActions>
        <Button type="submit" look="primary" pending={pending} reason={isOpen ? t("submitReason") : null}>
          {t("submit")}
        </Button>
        <LinkButton href={CUSTOMERS_PATH} look="plain">
          {t("cancel")}
        </LinkButton>
      </FormActions>
    </form>
  );
}
