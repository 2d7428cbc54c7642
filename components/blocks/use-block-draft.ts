import { useState } from "react";
import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { BlockType } from "@/lib/domain/assignments/assignment";
import {
  type BlockDraft,
  type BlockRefusal,
  checkBlock,
  type FamilyReach,
} from "@/lib/domain/assignments/billing-block";
import type { BlockOptions } from "@/lib/domain/assignments/block-options";

interface Chosen {
  readonly type: BlockType | null;
  readonly accounts: readonly AwsAccount[];
  readonly reach: FamilyReach | null;
  readonly payer: AwsAccount | null;
  readonly name: string;
}

const NOTHING: Chosen = { type: null, accounts: [], reach: null, payer: null, name: "" };
/** Not yet done rather than wrong: said by the button, not as a rule that is broken. */
const UNFINISHED: readonly BlockRefusal["code"][] = ["block-empty", "block-payer-missing"];

export interface BlockChoice extends Chosen {
  /** Null until a type is chosen. */
  readonly draft: BlockDraft | null;
  readonly broken: readonly BlockRefusal[];
  readonly unfinished: BlockRefusal["code"] | null;
  readonly change: (change: Partial<Chosen>) => void;
  readonly toggle: (account: AwsAccount) => void;
  readonly clear: () => void;
}

/** What is chosen in the form, and what the rules say of it. */
export function useBlockDraft({ customer, family }: BlockOptions): BlockChoice {
  const [chosen, setChosen] = useState(NOTHING);
  const { type, reach, payer, name } = chosen;
  const accounts = type === "family" ? (reach ? [reach.head] : []) : chosen.accounts;
  const draft = type && {
    customer: customer.id,
    type,
    name: name.trim() || null,
    owners: accounts.map(({ owner }) => owner),
    payer: type === "consolidated" ? (payer?.owner ?? null) : null,
  };
  const facts = {
    customer,
    family,
    accounts,
    holders: [],
    reach: type === "family" ? reach : null,
    isNameTaken: false,
  };
  const refusals = draft ? checkBlock(draft, facts) : [];
  return {
    ...chosen,
    draft,
    broken: refusals.filter(({ code }) => !UNFINISHED.includes(code)),
    unfinished: refusals.find(({ code }) => UNFINISHED.includes(code))?.code ?? null,
    change: (change) => setChosen((before) => ({ ...before, ...change })),
    toggle: (account) => setChosen((before) => toggled(before, account)),
    clear: () => setChosen(NOTHING),
  };
}

/** The payer is one of the chosen accounts, or none. */
function toggled(before: Chosen, account: AwsAccount): Chosen {
  const rest = before.accounts.filter(({ owner }) => owner !== account.owner);
  if (rest.length === before.accounts.length) return { ...before, accounts: [...rest, account] };
  return { ...before, accounts: rest, payer: before.payer?.owner === account.owner ? null : before.payer };
}
