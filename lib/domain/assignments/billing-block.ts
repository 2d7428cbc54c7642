import { z } from "zod";
import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import {
  type Assignment,
  type AssignmentFacts,
  type AssignmentRefusal,
  BLOCK_TYPES,
} from "@/lib/domain/assignments/assignment";
import { type AwsAccountId, AwsAccountIdInput } from "@/lib/domain/values/aws-account-id";
import { type CustomerId, CustomerIdInput } from "@/lib/domain/values/customer-id";
import { optionalText } from "@/lib/domain/values/plain-text";

export const BLOCK_ACCOUNTS_MAX = 500;
export const BLOCK_NAME_MAX = 255;

/** What the form for a billing block sends; issue messages are codes that pages turn into sentences. */
export const BlockDraftInput = z.strictObject({
  customer: CustomerIdInput,
  type: z.enum(BLOCK_TYPES, { error: "required" }),
  name: optionalText("name", BLOCK_NAME_MAX),
  owners: z
    .array(AwsAccountIdInput, { error: "required" })
    .max(BLOCK_ACCOUNTS_MAX, { error: "too-long" })
    .transform((owners) => [...new Set(owners)]),
  payer: AwsAccountIdInput.nullable(),
  operationId: z.uuid({ error: "operation-id" }),
});
export type BlockDraftRequest = z.output<typeof BlockDraftInput>;

/** Accounts that become one customer's with one call of the assignment API's second version (cloudhealth.md 5.2). */
export type BlockDraft = Omit<BlockDraftRequest, "operationId">;

export interface HeldAccount {
  readonly account: AwsAccountId;
  readonly holder: CustomerId;
  readonly holderName: string;
}

/** An AWS payer with what a block of its family takes in, as far as the lists say. */
export interface FamilyReach {
  readonly head: AwsAccount;
  /** Accounts linked to the head. */
  readonly linked: number;
  /** How many of those somebody holds already. */
  readonly held: number;
  /** The first few of them. */
  readonly first: readonly HeldAccount[];
}

export interface BlockFacts {
  readonly customer: AssignmentFacts["customer"];
  /** What the customer holds already. */
  readonly family: readonly Assignment[];
  /** The draft's accounts that CloudHealth lists. */
  readonly accounts: readonly AwsAccount[];
  /** Those of the draft's accounts that somebody holds. */
  readonly holders: readonly HeldAccount[];
  /** Only for a family's block. */
  readonly reach: FamilyReach | null;
  readonly isNameTaken: boolean;
}

export type BlockRefusal =
  | AssignmentRefusal
  | {
      readonly code: "customer-has-assignments";
      readonly customer: CustomerId;
      readonly name: string;
      readonly count: number;
    }
  | { readonly code: "block-empty" }
  | { readonly code: "block-one-head" }
  | { readonly code: "not-a-family-head"; readonly account: AwsAccountId }
  | {
      readonly code: "members-held";
      readonly held: number;
      readonly linked: number;
      readonly first: readonly HeldAccount[];
    }
  | { readonly code: "block-payer-missing" }
  | { readonly code: "block-payer-not-wanted" }
  | { readonly code: "block-families-differ"; readonly account: AwsAccountId; readonly other: AwsAccountId }
  | { readonly code: "block-name-taken"; readonly name: string };

/**
 * Why CloudHealth would refuse this billing block, or this portal does. A customer that holds anything is refused: its
 * first version's assignments would be locked, and a block beside others is changed in CloudHealth's own console.
 */
export function checkBlock(draft: BlockDraft, facts: BlockFacts): BlockRefusal[] {
  return [
    ...checkBlockCustomer(draft, facts),
    ...checkAccounts(draft, facts),
    ...checkType(draft, facts),
    ...(draft.name !== null && facts.isNameTaken ? [{ code: "block-name-taken", name: draft.name } as const] : []),
  ];
}

/** What speaks against the customer whatever the block; known before an account is picked. */
export function checkBlockCustomer(
  draft: Pick<BlockDraft, "customer">,
  { customer, family }: Pick<BlockFacts, "customer" | "family">,
): BlockRefusal[] {
  if (customer === null) return [{ code: "customer-unknown", customer: draft.customer }];
  const about = { customer: draft.customer, name: customer.name };
  const refusals: BlockRefusal[] = [];
  if (!customer.partnerBillingEnabled) refusals.push({ code: "billing-not-enabled", ...about });
  if (family.some((held) => held.managedBy === "v2")) refusals.push({ code: "managed-elsewhere", ...about });
  else if (family.length > 0) refusals.push({ code: "customer-has-assignments", ...about, count: family.length });
  return refusals;
}

function checkAccounts({ owners }: BlockDraft, { accounts, holders }: BlockFacts): BlockRefusal[] {
  if (owners.length === 0) return [{ code: "block-empty" }];
  const known = new Set(accounts.map((account) => account.owner));
  return [
    ...owners.filter((owner) => !known.has(owner)).map((account) => ({ code: "account-unknown", account }) as const),
    ...holders.map((held) => ({ code: "account-held", ...held }) as const),
  ];
}

function checkType(draft: BlockDraft, facts: BlockFacts): BlockRefusal[] {
  if (draft.owners.length === 0) return [];
  switch (draft.type) {
    case "family":
      return checkFamily(draft, facts);
    case "consolidated":
      return checkConsolidated(draft, facts);
    case "standalone":
      return draft.payer === null ? [] : [{ code: "block-payer-not-wanted" }];
  }
}

/** A family is named by the account that heads it; everything linked to that comes along. */
function checkFamily({ owners, payer }: BlockDraft, { accounts, reach }: BlockFacts): BlockRefusal[] {
  const [owner] = owners;
  if (owner === undefined || owners.length > 1) return [{ code: "block-one-head" }];
  const head = accounts.find((account) => account.owner === owner);
  const refusals: BlockRefusal[] = [];
  if (head && head.type !== "consolidated") refusals.push({ code: "not-a-family-head", account: owner });
  if (reach && reach.held > 0) {
    refusals.push({ code: "members-held", held: reach.held, linked: reach.linked, first: reach.first });
  }
  if (payer !== null) refusals.push({ code: "block-payer-not-wanted" });
  return refusals;
}

/** One bill: its designated payer is one of its accounts, and accounts of several AWS payers cannot share it. */
function checkConsolidated({ owners, payer }: BlockDraft, { accounts }: BlockFacts): BlockRefusal[] {
  const refusals: BlockRefusal[] = [];
  if (payer === null || !owners.includes(payer)) refusals.push({ code: "block-payer-missing" });
  const [first, ...others] = accounts;
  const stranger = first && others.find((account) => familyOf(account) !== familyOf(first));
  if (first && stranger) {
    refusals.push({ code: "block-families-differ", account: stranger.owner, other: first.owner });
  }
  return refusals;
}

/** An account outside every family is a bill of its own. */
function familyOf(account: AwsAccount): string {
  return account.family ?? account.owner;
}
