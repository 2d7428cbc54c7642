import type { HeldAccount } from "@/lib/domain/assignments/billing-block";
import { meaningOf } from "@/lib/domain/assignments/sentence-meaning";
import type { OperationRefusal } from "@/lib/domain/operations/operation-view";
import { type AwsAccountId, parseAwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CustomerId } from "@/lib/domain/values/customer-id";

export interface BlockSentenceFacts {
  readonly customer: CustomerId;
  readonly name: string;
  readonly holders: readonly HeldAccount[];
}

interface Row {
  readonly account: AwsAccountId | null;
  readonly line: string;
}

/** A refused block names each account that speaks against it, as `<account>: <field> <sentence>`. */
function toRow(text: string): Row {
  const account = /^\d{12}(?=: )/.exec(text)?.[0];
  return account === undefined
    ? { account: null, line: text }
    : { account: parseAwsAccountId(account), line: text.slice(14) };
}

export function accountsIn(lines: readonly string[]): AwsAccountId[] {
  return [...new Set(lines.flatMap((line) => toRow(line).account ?? []))];
}

/** The refusals of a block: what concerns its customer once, the rest by account. */
export function explainBlock(lines: readonly string[], facts: BlockSentenceFacts): OperationRefusal[] {
  const refusals = new Map<string, OperationRefusal>();
  const rest: Row[] = [];
  for (const row of lines.map(toRow)) {
    const refusal = recogniseRow(row, facts);
    if (refusal) refusals.set(JSON.stringify(refusal), refusal);
    else rest.push(row);
  }
  const accounts = [...new Set(rest.map(({ account }) => account))];
  const unexplained = accounts.map((account): OperationRefusal => {
    const own = rest.filter((row) => row.account === account).map(({ line }) => line);
    return account === null ? { code: "upstream-said", lines: own } : { code: "row-refused", account, lines: own };
  });
  const isSilent = refusals.size === 0 && unexplained.length === 0;
  return isSilent ? [{ code: "upstream-said", lines: [] }] : [...refusals.values(), ...unexplained];
}

function recogniseRow(
  { account, line }: Row,
  { customer, name, holders }: BlockSentenceFacts,
): OperationRefusal | null {
  switch (meaningOf(line)) {
    case "billing-off":
      return { code: "billing-not-enabled", customer, name };
    case "customer-unknown":
      return { code: "customer-unknown", customer };
    case "account-unknown":
      return account && { code: "account-unknown", account };
    case "account-held": {
      const held = holders.find((one) => one.account === account);
      return held ? { code: "account-held", ...held } : null;
    }
    default:
      return null;
  }
}
