"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { OperationLive } from "@/components/operations/operation-live";
import { RefusalNotice } from "@/components/refusals/refusal-notice";
import { useIssueText } from "@/components/refusals/use-issue-text";
import { Button } from "@/components/ui/button";
import { FormActions } from "@/components/ui/form-actions";
import { type FormFault, FormFaults } from "@/components/ui/form-faults";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import { withChange } from "@/lib/domain/customers/customer-change";
import { customerFacts, differingFields } from "@/lib/domain/customers/customer-facts";
import { editConflict, rebasedEdit } from "@/lib/domain/customers/edit-conflict";
import { BillingOffWarning } from "./billing-off-warning";
import { CustomerBasicsFields } from "./customer-basics-fields";
import { CustomerBillingFields } from "./customer-billing-fields";
import { CustomerChanged } from "./customer-changed";
import { CUSTOMERS_PATH } from "./customer-filters";
import { markIssues } from "./customer-form-issues";
import { checkChangeForm } from "./customer-form-values";
import { CustomerPlaceFields } from "./customer-place-fields";
import { CustomerTagFields } from "./customer-tag-fields";
import { EditConflictNotice } from "./edit-conflict-notice";
import { useCustomerEdit } from "./use-customer-edit";

/** Changes one customer. Only what differs is sent, and only over the version the form was made from. */
export function CustomerEditForm({ of }: { of: CachedCustomer }) {
  const t = useTranslations("customerLife.edit");
  const ui = useTranslations("ui");
  const say = useIssueText();
  const edit = useCustomerEdit(of);
  const { form, base, sending, change, conflict, isOpen, begin } = edit;
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const [isUnchanged, setUnchanged] = useState(false);
  const answer = useRef<HTMLDivElement>(null);
  const hasAnswer = isUnchanged || sending.refusals.length > 0 || sending.operation !== null;
  useEffect(() => {
    if (hasAnswer) answer.current?.focus();
  }, [hasAnswer]);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (sending.pending || isOpen) return;
    const checked = checkChangeForm(form.getValues(), base.customer, new Date());
    await form.handleSubmit(() => undefined)(event);
    setFaults(checked.ok ? [] : checked.issues.map(({ path, code }) => ({ field: path, message: say(code) ?? code })));
    const isEmpty = checked.ok && Object.keys(checked.change).length === 0;
    setUnchanged(isEmpty);
    if (!checked.ok || isEmpty) return sending.reset();
    const sent = await edit.send(checked.change);
    markIssues(form, [...sent.refusals, ...(sent.operation?.refusals ?? [])]);
  }

  if (sending.operation?.state === "SUCCEEDED") {
    const after = customerFacts(withChange(base.customer, change));
    return (
      <div ref={answer} tabIndex={-1} className="outline-none">
        <CustomerChanged
          of={of.customer.id}
          name={after.name}
          fields={differingFields(customerFacts(base.customer), after)}
          onMore={() => begin(of.customer, of.version)}
        />
      </div>
    );
  }
  return (
    <form onSubmit={submit} noValidate aria-label={t("title")} className="flex flex-col">
      <div ref={answer} tabIndex={-1} className="mb-5 flex flex-col gap-2 outline-none empty:hidden">
        {faults.length > 0 && <FormFaults title={ui("faults", { count: faults.length })} faults={faults} />}
        {isUnchanged && (
          <Notice tone="info" title={t("unchanged")}>
            {t("unchangedNote")}
          </Notice>
        )}
        {conflict ? (
          <EditConflictNotice
            rows={editConflict({ base: base.customer, theirs: conflict.customer, yours: change })}
            latest={conflict}
            onGoOn={(left) => {
              const edits = { base: base.customer, theirs: conflict.customer, yours: change };
              begin(conflict.customer, conflict.version, rebasedEdit(edits, left));
            }}
            onDrop={() => begin(conflict.customer, conflict.version)}
          />
        ) : (
          <RefusalNotice refusals={sending.refusals} when="refused" />
        )}
        {sending.operation && <OperationLive operation={sending.operation} onSettled={sending.settle} />}
      </div>
      <div>
        <CustomerBasicsFields form={form} say={say} />
        <CustomerPlaceFields form={form} say={say} of={base.customer} />
        <CustomerBillingFields form={form} say={say}>
          <BillingOffWarning form={form} wasOn={base.customer.partnerBilling.enabled} accountCount={of.accountCount} />
        </CustomerBillingFields>
        <CustomerTagFields form={form} say={say} />
      </div>
      <FormActions>
        <Button type="submit" look="primary" pending={sending.pending} reason={isOpen ? t("submitReason") : null}>
          {t("submit")}
        </Button>
        <LinkButton href={`${CUSTOMERS_PATH}/${of.customer.id}`} look="plain">
          {t("cancel")}
        </LinkButton>
      </FormActions>
    </form>
  );
}
