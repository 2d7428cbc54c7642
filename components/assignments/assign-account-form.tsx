"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { OperationLive } from "@/components/operations/operation-live";
import { useOperationSend } from "@/components/operations/use-operation-send";
import { RefusalNotice } from "@/components/refusals/refusal-notice";
import { Button } from "@/components/ui/button";
import { FilterBar } from "@/components/ui/filter-bar";
import { FormActions } from "@/components/ui/form-actions";
import { LinkButton } from "@/components/ui/link-button";
import { SearchBox } from "@/components/ui/search-box";
import { assignAccountAction } from "@/lib/actions/assignment-actions";
import type { AssignOptions } from "@/lib/domain/assignments/assign-options";
import type { AssignmentDraft } from "@/lib/domain/assignments/assignment";
import { payerChoices } from "@/lib/domain/assignments/family-pattern";
import { isSettled } from "@/lib/domain/operations/operation";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import { AccountPicker } from "./account-picker";
import { AssignmentDone } from "./assignment-done";
import { AssignmentReview } from "./assignment-review";
import { PayerPicker } from "./payer-picker";
import { type SplitRefusals, splitRefusals } from "./split-refusals";

export type AssignAccountFormProps = {
  options: AssignOptions;
  search: string;
  backHref: string;
  /** The payer the address names. */
  payerWanted: AwsAccountId | null;
};
type Chosen = NonNullable<AssignOptions["named"]>;

function choicesFor({ account, holder }: Chosen, { customer, family, familyAccounts }: AssignOptions) {
  return splitRefusals(
    payerChoices(account.owner, { customerId: customer.id, account, customer, family, holder, familyAccounts }),
  );
}

/** Where only one way to pay is open it is taken; the review says which. */
function onlyPayer({ shared, choices }: SplitRefusals): AwsAccountId | null {
  const open = shared.length > 0 ? [] : choices.filter((choice) => choice.refusals.length === 0);
  return open.length === 1 ? (open[0]?.payer ?? null) : null;
}

/** The one the address names if it is open. */
function firstPayer(split: SplitRefusals, wanted: AwsAccountId | null): AwsAccountId | null {
  const open = split.shared.length > 0 ? [] : split.choices.filter(({ refusals }) => refusals.length === 0);
  return open.find((choice) => choice.payer === wanted)?.payer ?? onlyPayer(split);
}

export function AssignAccountForm({ options, search, backHref, payerWanted }: AssignAccountFormProps) {
  const t = useTranslations("assignments.form");
  const ui = useTranslations("ui");
  const operations = useTranslations("operations");
  const { customer } = options;
  const [chosen, setChosen] = useState<Chosen | null>(options.named);
  const [payer, setPayer] = useState(
    () => options.named && firstPayer(choicesFor(options.named, options), payerWanted),
  );
  const [sent, setSent] = useState<AssignmentDraft | null>(null);
  const { pending, refusals, operation, send, settle, reset } = useOperationSend<AssignmentDraft>(
    `assign:${customer.id}`,
    assignAccountAction,
  );
  const answer = useRef<HTMLDivElement>(null);
  const hasAnswer = refusals.length > 0 || operation !== null;
  useEffect(() => {
    if (hasAnswer) answer.current?.focus();
  }, [hasAnswer]);

  const about = { customer: customer.id, owner: chosen?.account.owner ?? null };
  const split = chosen && choicesFor(chosen, options);
  const choice = split?.choices.find((one) => one.payer === payer) ?? null;
  const isOpen = operation !== null && (!isSettled(operation.state) || operation.state === "NEEDS_REVIEW");
  const reason = whyNot();

  function whyNot(): string | null {
    if (isOpen) return t("reasonOpen");
    if (!split) return t("reasonPick");
    if (split.shared.length > 0) return t("reasonRules");
    if (!choice) return t("reasonPayer");
    return choice.refusals.length > 0 ? t("reasonRules") : null;
  }

  function choose(owner: AwsAccountId): void {
    const account = options.unassigned.find((one) => one.owner === owner);
    const next = account ? { account, holder: null } : options.named;
    if (!next) return;
    setChosen(next);
    setPayer(onlyPayer(choicesFor(next, options)));
    if (!isOpen) reset();
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (reason !== null || pending || !chosen || !payer) return;
    const draft = { owner: chosen.account.owner, customer: customer.id, payer };
    setSent(draft);
    await send(draft);
  }

  function startAgain(): void {
    setChosen(null);
    setPayer(null);
    reset();
  }

  if (sent && operation?.state === "SUCCEEDED") {
    return (
      <div ref={answer} tabIndex={-1} className="outline-none">
        <AssignmentDone draft={sent} customerName={customer.name} operationId={operation.id} onAnother={startAgain} />
      </div>
    );
  }
  return (
    <>
      <FilterBar>
        <SearchBox label={t("search")} value={search} />
      </FilterBar>
      <form onSubmit={submit} className="flex flex-col gap-5" aria-label={t("title", { name: customer.name })}>
        {options.unassigned.length === 0 && (
          <p className="text-sm text-muted">{search === "" ? t("noneLeft") : t("noneFound", { query: search })}</p>
        )}
        <AccountPicker
          legend={t("account")}
          accounts={options.unassigned}
          chosen={chosen ? [chosen.account] : []}
          onChoose={({ owner }) => choose(owner)}
        />
        {options.more && <p className="-mt-3 text-xs text-muted">{t("more", { count: options.unassigned.length })}</p>}
        {split && split.shared.length > 0 && <RefusalNotice refusals={split.shared} when="before" about={about} />}
        {split && split.shared.length === 0 && (
          <PayerPicker
            choices={split.choices}
            familyAccounts={options.familyAccounts}
            chosen={payer}
            onChoose={setPayer}
          />
        )}
        <div ref={answer} tabIndex={-1} className="flex flex-col gap-2 outline-none empty:hidden">
          <RefusalNotice refusals={refusals} when="refused" about={about} onUsePayer={setPayer} />
          {operation && (
            <OperationLive
              operation={operation}
              onSettled={settle}
              meanwhile={<p className="text-sm text-muted">{operations("shownAbove")}</p>}
            />
          )}
        </div>
        {chosen && payer && reason === null && (
          <AssignmentReview account={chosen.account} payer={payer} options={options} />
        )}
        <FormActions>
          <Button type="submit" look="primary" reason={reason} pending={pending}>
            {t("submit")}
          </Button>
          <LinkButton href={backHref} look="plain">
            {ui("cancel")}
          </LinkButton>
        </FormActions>
      </form>
    </>
  );
}
