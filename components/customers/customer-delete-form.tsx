"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { OperationLive } from "@/components/operations/operation-live";
import { useOperationSend } from "@/components/operations/use-operation-send";
import { proven } from "@/components/proof/proven";
import { RefusalNotice } from "@/components/refusals/refusal-notice";
import { Button } from "@/components/ui/button";
import { FormActions } from "@/components/ui/form-actions";
import { LinkButton } from "@/components/ui/link-button";
import { TextField } from "@/components/ui/text-field";
import { showToast } from "@/components/ui/toast-store";
import { deleteCustomerAction } from "@/lib/actions/customer-actions";
import { checkCustomerDeletion, type DeletionFacts } from "@/lib/domain/customers/customer-deletion";
import { isSettled } from "@/lib/domain/operations/operation";
import type { OperationView } from "@/lib/domain/operations/operation-view";
import { CUSTOMERS_PATH } from "./customer-filters";

interface DeletionDraft {
  readonly customer: string;
  readonly version: number;
  readonly name: string;
}

const deleteProven = (request: Parameters<typeof deleteCustomerAction>[0]) =>
  proven(() => deleteCustomerAction(request));

/** Deletes a customer once its name is typed; afterwards the list says so. */
export function CustomerDeleteForm({ facts }: { facts: DeletionFacts }) {
  const t = useTranslations("customerLife.remove");
  const { of, open } = facts;
  const { customer, accountCount, version } = of;
  const form = `delete-customer:${customer.id}`;
  const { pending, refusals, operation, send, settle, reset } = useOperationSend<DeletionDraft>(form, deleteProven);
  const [typed, setTyped] = useState("");
  const [isMistyped, setMistyped] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const goToList = useGoToList(accountCount);
  const isOpen = operation !== null && (!isSettled(operation.state) || operation.state === "NEEDS_REVIEW");
  const isBlocked = open.length > 0 && operation === null;

  function watched(settled: OperationView): void {
    settle(settled);
    goToList(settled);
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (pending || isOpen || isBlocked) return;
    const isWrong = checkCustomerDeletion(typed, { name: customer.name, open: [] }).length > 0;
    setMistyped(isWrong);
    if (isWrong) {
      reset();
      field.current?.focus();
      return;
    }
    const sent = await send({ customer: customer.id, version, name: typed });
    if (sent.operation) goToList(sent.operation);
  }

  return (
    <form onSubmit={submit} noValidate aria-label={t("title")} className="mt-6 flex flex-col gap-4">
      <div className="flex flex-col gap-2 empty:hidden">
        <RefusalNotice refusals={refusals} when="refused" />
        {operation && <OperationLive operation={operation} onSettled={watched} />}
      </div>
      <TextField
        ref={field}
        name="name"
        label={t("confirm")}
        hint={<bdi className="select-all">{customer.name}</bdi>}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        error={isMistyped ? t("mistyped") : undefined}
      />
      <FormActions>
        <Button
          type="submit"
          look="danger"
          pending={pending}
          reason={isBlocked ? t("openReason", { count: open.length }) : isOpen ? t("submitReason") : null}
        >
          {t("submit", { count: accountCount })}
        </Button>
        <LinkButton href={`${CUSTOMERS_PATH}/${customer.id}`} look="plain">
          {t("cancel")}
        </LinkButton>
      </FormActions>
    </form>
  );
}

/** Not an effect: the page may be told that the customer is gone, and give way, before one would run. */
function useGoToList(accountCount: number): (operation: OperationView) => void {
  const t = useTranslations("customerLife.remove");
  const router = useRouter();
  return ({ state, subject, customerId }) => {
    if (state !== "SUCCEEDED") return;
    showToast({
      tone: "positive",
      title: t("done", { name: subject }),
      note: t("doneNote", { count: accountCount }),
      href: `${CUSTOMERS_PATH}/${customerId}`,
      hrefLabel: t("see"),
    });
    router.push(CUSTOMERS_PATH);
  };
}
