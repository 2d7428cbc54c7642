import { clsx } from "clsx";
import { GripVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import type { BoardAccount } from "./board-account";

const DRAGGED = "application/x-headwater-account";

export type PlanBoardGroupProps = {
  head: BoardAccount;
  members: readonly BoardAccount[];
  /** The payers there are; an account that shall become one is told to pay for itself first. */
  heads: readonly BoardAccount[];
  nameOf: (owner: string) => string;
  onBill: (owners: readonly string[], payer: string) => void;
  onBillAll: () => void;
};

/** One payer with the accounts whose lines land on its bill; accounts are dropped on it. */
export function PlanBoardGroup({ head, members, heads, nameOf, onBill, onBillAll }: PlanBoardGroupProps) {
  const t = useTranslations("plans.board");
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const owner = event.dataTransfer.getData(DRAGGED);
    if (owner !== "") onBill([owner], head.owner);
  };
  return (
    <section
      aria-label={t("group", { name: head.name })}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={clsx("rounded-md border p-3", over ? "border-accent bg-accent-soft" : "border-line")}
    >
      <header className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h3 className="min-w-0 truncate text-sm font-medium">{t("group", { name: head.name })}</h3>
        <Button size="sm" aria-label={t("allOf", { name: head.name })} onClick={onBillAll}>
          {t("all")}
        </Button>
      </header>
      <ul className="flex flex-col gap-1">
        {members.map((account) => (
          <BoardRow
            key={account.owner}
            account={account}
            payer={head.owner}
            heads={heads}
            nameOf={nameOf}
            onBill={onBill}
          />
        ))}
      </ul>
      {members.length <= 1 && <p className="mt-2 text-xs text-muted">{t("empty")}</p>}
    </section>
  );
}

type BoardRowProps = Pick<PlanBoardGroupProps, "heads" | "nameOf" | "onBill"> & {
  account: BoardAccount;
  payer: string;
};

function BoardRow({ account, payer, heads, nameOf, onBill }: BoardRowProps) {
  const t = useTranslations("plans.board");
  const isChanged = payer !== account.payer;
  return (
    <li
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, account.owner);
        event.dataTransfer.effectAllowed = "move";
      }}
      className={clsx(
        "flex cursor-grab flex-wrap items-center gap-x-3 gap-y-1 rounded-md border px-2 py-1.5 text-sm",
        isChanged ? "border-accent bg-surface" : "border-line bg-surface",
      )}
    >
      <GripVertical size={14} className="shrink-0 text-muted max-sm:hidden" aria-hidden />
      <span className="min-w-0 grow basis-32">
        <bdi className="block truncate">{account.name}</bdi>
        <span className="tnum block font-mono text-xs text-muted">{groupAccountNumber(account.owner)}</span>
        {isChanged && <span className="block text-xs text-muted">{t("was", { payer: nameOf(account.payer) })}</span>}
      </span>
      <select
        aria-label={t("payerOf", { name: account.name })}
        value={payer}
        onChange={(event) => onBill([account.owner], event.target.value)}
        className="h-8 max-w-44 rounded-md border border-line-strong bg-surface px-2 text-sm max-sm:h-11"
      >
        <option value={account.owner}>{t("own")}</option>
        {heads
          .filter((one) => one.owner !== account.owner)
          .map((one) => (
            <option key={one.owner} value={one.owner}>
              {one.name}
            </option>
          ))}
      </select>
    </li>
  );
}
