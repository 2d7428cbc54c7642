"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { createPlanAction } from "@/lib/actions/plan-actions";
import { groupedBy } from "@/lib/domain/values/grouped-by";
import type { BoardAccount } from "./board-account";
import { PlanBoardGroup } from "./plan-board-group";
import { PlanSubmit } from "./plan-submit";
import { usePlanSend } from "./use-plan-send";

export type PlanBoardProps = {
  customer: string;
  accounts: readonly BoardAccount[];
  suggestedName: string;
};

/** A customer's accounts under the payers they shall have: moved by dragging, or by the menu of each row. */
export function PlanBoard({ customer, accounts, suggestedName }: PlanBoardProps) {
  const t = useTranslations("plans.board");
  const [payers, setPayers] = useState<ReadonlyMap<string, string>>(new Map());
  const [announced, setAnnounced] = useState("");
  const [name, setName] = useState(suggestedName);
  const { pending, refusal, send } = usePlanSend();
  const nameOf = (owner: string) => accounts.find((one) => one.owner === owner)?.name ?? owner;
  const payerOf = (one: BoardAccount) => payers.get(one.owner) ?? one.payer;
  const changed = accounts.filter((one) => payerOf(one) !== one.payer);
  const groups = groupedBy(accounts, payerOf);
  const heads = accounts.filter((one) => groups.has(one.owner) || payerOf(one) === one.owner);

  function bill(owners: readonly string[], payer: string): void {
    setPayers(new Map([...payers, ...owners.map((owner): [string, string] => [owner, payer])]));
    const [first] = owners;
    if (first) setAnnounced(t("announced", { account: nameOf(first), payer: nameOf(payer) }));
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const wanted = changed.map((one) => ({ owner: one.owner, customer, payer: payerOf(one) }));
    const draft = { name, source: "page" as const, wanted };
    await send(JSON.stringify(draft), (id) => createPlanAction({ ...draft, id }));
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      <p className="text-sm text-muted">{t("hint")}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        {heads.map((head) => (
          <PlanBoardGroup
            key={head.owner}
            head={head}
            members={groups.get(head.owner) ?? []}
            heads={heads}
            nameOf={nameOf}
            onBill={bill}
            onBillAll={() =>
              bill(
                accounts.map((one) => one.owner),
                head.owner,
              )
            }
          />
        ))}
      </div>
      <p aria-live="polite" className="sr-only">
        {announced}
      </p>
      <div className="flex flex-wrap items-center gap-3 text-sm text-muted">
        <span>{t("changed", { count: changed.length })}</span>
        {changed.length > 0 && (
          <Button size="sm" onClick={() => setPayers(new Map())}>
            {t("undo")}
          </Button>
        )}
      </div>
      <PlanSubmit
        name={name}
        onName={setName}
        pending={pending}
        refusal={refusal}
        reason={changed.length === 0 ? t("unchanged") : null}
      />
    </form>
  );
}
