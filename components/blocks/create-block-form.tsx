"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef } from "react";
import { OperationLive } from "@/components/operations/operation-live";
import { useOperationSend } from "@/components/operations/use-operation-send";
import { RefusalNotice } from "@/components/refusals/refusal-notice";
import { Button } from "@/components/ui/button";
import { FormActions } from "@/components/ui/form-actions";
import { LinkButton } from "@/components/ui/link-button";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextField } from "@/components/ui/text-field";
import { createBlockAction } from "@/lib/actions/assignment-actions";
import { BLOCK_TYPES } from "@/lib/domain/assignments/assignment";
import { BLOCK_NAME_MAX, type BlockDraft, checkBlockCustomer } from "@/lib/domain/assignments/billing-block";
import type { BlockOptions } from "@/lib/domain/assignments/block-options";
import { isSettled } from "@/lib/domain/operations/operation";
import { BlockAccounts } from "./block-accounts";
import { BlockDone } from "./block-done";
import { BlockReview } from "./block-review";
import { useBlockDraft } from "./use-block-draft";

export type CreateBlockFormProps = { options: BlockOptions; search: string; backHref: string };

/** Needs the words of "blocks", "assignments", "refusals", "operations" and "ui". */
export function CreateBlockForm({ options, search, backHref }: CreateBlockFormProps) {
  const t = useTranslations("blocks");
  const ui = useTranslations("ui");
  const operations = useTranslations("operations");
  const { customer } = options;
  const choice = useBlockDraft(options);
  const { draft, broken } = choice;
  const sending = useOperationSend<BlockDraft>(`block:${customer.id}`, createBlockAction);
  const { pending, refusals, operation, send, settle } = sending;
  const answer = useRef<HTMLDivElement>(null);
  const hasAnswer = refusals.length > 0 || operation !== null;
  useEffect(() => {
    if (hasAnswer) answer.current?.focus();
  }, [hasAnswer]);
  const isOpen = operation !== null && (!isSettled(operation.state) || operation.state === "NEEDS_REVIEW");
  const reason = whyNot();

  function whyNot(): string | null {
    if (isOpen) return t("reasons.open");
    if (!draft) return t("reasons.type");
    if (broken.length > 0) return t("reasons.rules");
    if (choice.unfinished === "block-payer-missing") return t("reasons.payer");
    return choice.unfinished === null ? null : t("reasons.accounts");
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (reason === null && !pending && draft) await send(draft);
  }

  if (operation?.state === "SUCCEEDED") {
    return (
      <div ref={answer} tabIndex={-1} className="outline-none">
        <BlockDone customer={customer.id} customerName={customer.name} operationId={operation.id} />
      </div>
    );
  }
  // Asked here and not by the page: the block just made must not take its own success off the screen.
  const obstacles = checkBlockCustomer({ customer: customer.id }, options);
  if (obstacles.length > 0 && operation === null) {
    return <RefusalNotice refusals={obstacles} when="before" title={t("cannot")} />;
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-5" aria-label={t("title", { name: customer.name })}>
      <RadioCards
        legend={t("type")}
        name="type"
        options={BLOCK_TYPES.map((type) => ({ value: type, label: t(`types.${type}`), hint: t(`hints.${type}`) }))}
        value={choice.type ?? ""}
        onChange={(event) => choice.change({ type: BLOCK_TYPES.find((type) => type === event.target.value) ?? null })}
      />
      {choice.type && <BlockAccounts choice={choice} options={options} search={search} />}
      <TextField
        label={t("name")}
        name="name"
        mark={t("optional")}
        hint={t("nameHint")}
        maxLength={BLOCK_NAME_MAX}
        value={choice.name}
        onChange={(event) => choice.change({ name: event.target.value })}
      />
      <RefusalNotice refusals={broken} when="before" about={{ customer: customer.id, owner: null }} />
      <div ref={answer} tabIndex={-1} className="flex flex-col gap-2 outline-none empty:hidden">
        <RefusalNotice refusals={refusals} when="refused" about={{ customer: customer.id, owner: null }} />
        {operation && (
          <OperationLive
            operation={operation}
            onSettled={settle}
            meanwhile={<p className="text-sm text-muted">{operations("shownAbove")}</p>}
          />
        )}
      </div>
      {draft && reason === null && <BlockReview draft={draft} reach={choice.reach} customerName={customer.name} />}
      <FormActions>
        <Button type="submit" look="primary" reason={reason} pending={pending}>
          {t("submit")}
        </Button>
        <LinkButton href={backHref} look="plain">
          {ui("cancel")}
        </LinkButton>
      </FormActions>
    </form>
  );
}
