import { randomUUID } from "node:crypto";
import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { Assignment, AssignmentDraft, AssignmentRefusal } from "@/lib/domain/assignments/assignment";
import { AssignmentDraftInput } from "@/lib/domain/assignments/assignment-input";
import { checkAssignment, checkCustomer } from "@/lib/domain/assignments/assignment-rules";
import { familyPattern } from "@/lib/domain/assignments/family-pattern";
import type { Customer } from "@/lib/domain/customers/customer";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import type { AssignmentBody, AssignmentCase, HeldRow, Rule, Verdict } from "./assignment-case";

/** What the portal knows of the partner, as its own readers read it. */
export interface Known {
  readonly accounts: ReadonlyMap<string, AwsAccount>;
  readonly customers: ReadonlyMap<string, Customer>;
}

const RULE_OF: Readonly<Record<AssignmentRefusal["code"], Rule>> = {
  "account-unknown": "2",
  "account-held": "3",
  "account-outside-family": "4",
  "customer-unknown": "5",
  "billing-not-enabled": "6",
  "managed-elsewhere": "lock",
  "pattern-is-standalone": "7",
  "pattern-is-consolidated": "7",
  "payer-missing": "8",
  "payer-held-elsewhere": "8",
  "payer-is-linked": "8",
  "families-differ": "9",
};

function rulesOf(draft: AssignmentDraft, refusals: readonly AssignmentRefusal[]): Rule[] {
  // Of a payer that is no account of the partner nothing can be known, its family least of all.
  const ruleOf = (refusal: AssignmentRefusal): Rule =>
    refusal.code === "account-unknown" && refusal.account !== draft.owner ? "9" : RULE_OF[refusal.code];
  return [...new Set(refusals.map(ruleOf))];
}

function toAssignment(row: HeldRow, managedBy: Assignment["managedBy"]): Assignment {
  return {
    id: String(row.id),
    owner: awsAccountId(row.ownerId),
    customer: customerId(String(row.customerId)),
    payer: awsAccountId(row.payerOwnerId),
    managedBy,
  };
}

/** Since 2018 the payer may be left out: the account then pays for itself. */
function readDraft(body: AssignmentBody, row: HeldRow | null): AssignmentDraft | null {
  const owner = body.owner_id || row?.ownerId;
  const customer = body.customer_id === "" ? row?.customerId : (body.customer_id ?? row?.customerId);
  const payer = body.payer_account_owner_id || (row?.payerOwnerId ?? owner);
  const read = AssignmentDraftInput.safeParse({
    owner,
    customer: customer === undefined ? undefined : String(customer),
    payer,
    operationId: randomUUID(),
  });
  return read.success ? read.data : null;
}

function judgeDraft(known: Known, all: readonly Assignment[], draft: AssignmentDraft): Rule[] {
  const holderOf = (owner: string) => {
    const held = all.find((one) => one.owner === owner);
    return held === undefined ? null : { customer: held.customer, name: `Customer ${held.customer}` };
  };
  const customer = known.customers.get(draft.customer);
  const payerHolder = holderOf(draft.payer);
  const refusals = checkAssignment(draft, {
    account: known.accounts.get(draft.owner) ?? null,
    payerAccount: known.accounts.get(draft.payer) ?? null,
    customer: customer ? { name: customer.name, partnerBillingEnabled: customer.partnerBilling.enabled } : null,
    family: all.filter((one) => one.customer === draft.customer),
    holder: holderOf(draft.owner),
    payerHolder: payerHolder?.customer === draft.customer ? null : payerHolder,
  });
  return rulesOf(draft, refusals);
}

/** What an assignment leaves behind must still be one of the two patterns, and its customer must not be locked. */
function judgeLeaving(all: readonly Assignment[], left: Assignment): Rule[] {
  const family = all.filter((one) => one.customer === left.customer);
  const refusals = checkCustomer(left, { customer: { name: "", partnerBillingEnabled: true }, family });
  if (refusals.length > 0) return rulesOf(left, refusals);
  return familyPattern(family).kind === "mixed" ? ["7"] : [];
}

/** The rules of `lib/domain`, asked about a case; nothing of the sandbox's is looked at. */
export function domainVerdict(known: Known, { held, blocks, action }: AssignmentCase): Verdict {
  const changed = action.kind === "create" ? null : action.row;
  const others = [
    ...held.filter((row) => row.id !== changed?.id).map((row) => toAssignment(row, "v1")),
    ...blocks.map((row) => toAssignment(row, "v2")),
  ];
  if (action.kind === "delete") return judgeLeaving(others, toAssignment(action.row, "v1"));
  const draft = readDraft(action.body, changed);
  if (draft === null) return ["1"];
  const rules = judgeDraft(known, others, draft);
  const isLeaving = changed !== null && String(changed.customerId) !== draft.customer;
  const left = isLeaving ? judgeLeaving(others, toAssignment(changed, "v1")) : [];
  return [...new Set([...rules, ...left])];
}
