"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import { RadioCards, type RadioOption } from "@/components/ui/radio-cards";
import { createPlanAction } from "@/lib/actions/plan-actions";
import { PlanSubmit } from "./plan-submit";
import { usePlanSend } from "./use-plan-send";

export interface NamedAccount {
  readonly owner: string;
  readonly name: string;
}

export type PlanAccountsFormProps = {
  owners: readonly string[];
  /** Those of them that may be made the payer of all; null when they are too many to choose from. */
  payers: readonly NamedAccount[] | null;
  /** Where they shall go; null: to nobody. */
  customer: { readonly id: string; readonly payers: readonly NamedAccount[] } | null;
  suggestedName: string;
};

const OWN = "own";

export function PlanAccountsForm({ owners, payers, customer, suggestedName }: PlanAccountsFormProps) {
  const t = useTranslations("plans.accounts");
  const held = customer?.payers ?? [];
  const chosen = (payers ?? []).filter((one) => !held.some((payer) => payer.owner === one.owner));
  const [payer, setPayer] = useState<string>(held.length === 1 ? (held[0]?.owner ?? OWN) : OWN);
  const [name, setName] = useState(suggestedName);
  const { pending, refusal, send } = usePlanSend();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const wanted = owners.map((owner) =>
      customer
        ? { owner, customer: customer.id, payer: payer === OWN ? owner : payer }
        : { owner, customer: null, payer: null },
    );
    const draft = { name, source: "page" as const, wanted };
    await send(JSON.stringify(draft), (id) => createPlanAction({ ...draft, id }));
  }

  const options: RadioOption[] = [
    { value: OWN, label: t("own"), hint: t("ownHint") },
    ...held.map((one) => ({
      value: one.owner,
      label: t("heldPayer", { name: one.name }),
      hint: t("heldPayerHint", { payer: groupAccountNumber(one.owner) }),
    })),
    ...(owners.length > 1 ? chosen : []).map((one) => ({
      value: one.owner,
      label: t("chosenPayer", { name: one.name }),
      hint: t("chosenPayerHint", { payer: groupAccountNumber(one.owner) }),
    })),
  ];
  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      {customer && (
        <div className="max-h-96 overflow-y-auto">
          <RadioCards
            legend={t("payer")}
            name="payer"
            options={options}
            value={payer}
            onChange={(event) => setPayer(event.target.value)}
          />
          {payers === null && <p className="pt-2 text-xs text-muted">{t("manyPayers")}</p>}
        </div>
      )}
      <PlanSubmit name={name} onName={setName} pending={pending} refusal={refusal} reason={null} />
    </form>
  );
}
