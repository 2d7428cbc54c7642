"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { type FieldErrors, type Resolver, set, useForm } from "react-hook-form";
import { OperationLive } from "@/components/operations/operation-live";
import { useOperationSend } from "@/components/operations/use-operation-send";
import { RefusalNotice } from "@/components/refusals/refusal-notice";
import type { AnyRefusal } from "@/components/refusals/refusal-text";
import { useIssueText } from "@/components/refusals/use-issue-text";
import { Button } from "@/components/ui/button";
import { FormActions } from "@/components/ui/form-actions";
import { type FormFault, FormFaults } from "@/components/ui/form-faults";
import { FormSection } from "@/components/ui/form-section";
import { LinkButton } from "@/components/ui/link-button";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextField } from "@/components/ui/text-field";
import { createCustomerAction } from "@/lib/actions/customer-actions";
import type { Tag } from "@/lib/domain/customers/customer";
import type { CustomerDraft } from "@/lib/domain/customers/customer-input";
import { isSettled } from "@/lib/domain/operations/operation";
import { CustomerBillingFields } from "./customer-billing-fields";
import { CUSTOMERS_PATH } from "./customer-filters";
import {
  type CustomerFormValues,
  checkCustomerForm,
  EMPTY_CUSTOMER,
  type FieldIssue,
  refusalIssues,
} from "./customer-form-values";
import { CustomerIdentityFields } from "./customer-identity-fields";
import { CustomerMade } from "./customer-made";
import { CustomerTagFields } from "./customer-tag-fields";

const resolver: Resolver<CustomerFormValues> = (values) => {
  const checked = checkCustomerForm(values, new Date());
  if (checked.ok) return { values, errors: {} };
  const errors: FieldErrors<CustomerFormValues> = {};
  for (const { path, code } of [...checked.issues].reverse())
    set(errors, fieldOf(path), { type: "rule", message: code });
  return { values: {}, errors };
};

/** What is wrong with the list of tags as a whole stands beside the list, not in place of its lines. */
function fieldOf(path: string): string {
  return path === "tags" ? "tags.root" : path;
}

function serverIssues(refusals: readonly AnyRefusal[], tags: readonly Tag[]): FieldIssue[] {
  const invalid = refusals.flatMap((refusal) => (refusal.code === "invalid" ? refusal.issues : []));
  return [...invalid, ...refusalIssues(refusals, tags)];
}

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
  const { register, formState } = form;
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
    const values = form.getValues();
    const checked = checkCustomerForm(values, new Date());
    await form.handleSubmit(() => undefined)(event);
    setFaults(checked.ok ? [] : toFaults(checked.issues));
    if (!checked.ok) return reset();
    const sent = await send(checked.draft);
    mark(serverIssues([...sent.refusals, ...(sent.operation?.refusals ?? [])], values.tags));
  }

  function mark(issues: readonly FieldIssue[]): void {
    for (const { path, code } of issues) form.setError(fieldOf(path) as "name", { type: "server", message: code });
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
        <FormSection title={t("basics")}>
          <TextField
            label={t("name")}
            hint={t("nameHint")}
            error={say(formState.errors.name?.message)}
            autoComplete="off"
            {...register("name")}
          />
          <RadioCards
            legend={t("classification")}
            columns={2}
            options={[
              { value: "managed_without_access", label: t("withoutAccess"), hint: t("withoutAccessHint") },
              { value: "managed_with_access", label: t("withAccess"), hint: t("withAccessHint") },
            ]}
            {...register("classification")}
          />
        </FormSection>
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
