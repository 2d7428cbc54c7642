import type { Account } from "../../rows";
import type { Store } from "../../store";
import { inIdOrder } from "../id-order";
import type { BlockDraft, BlockElement } from "./block-draft";
import { accountByOwner } from "./tenancy";

function isTaken(store: Store, ownerId: string): boolean {
  return (["blocks", "assignments"] as const).some((table) => store.where(table, "ownerId", ownerId).length > 0);
}

function draftErrors(store: Store, draft: BlockDraft): Record<string, string[]> {
  const errors = { ...draft.errors };
  const customer = draft.customerId === null ? undefined : store.get("customers", draft.customerId);
  if (draft.customerId !== null && customer === undefined)
    errors.target_client_api_id = ["is not a customer of this partner"];
  if (customer?.billing.enabled === false) errors.target_client_api_id = ["does not have partner billing enabled"];
  if (draft.blockName !== null && store.where("blocks", "blockName", draft.blockName).length > 0) {
    errors.billing_block_name = ["has already been taken"];
  }
  const families = new Set(draft.owners.map((owner) => accountByOwner(store, owner)?.awsPayer ?? owner));
  if (draft.blockType === "Consolidated" && families.size > 1) {
    errors.owner_id = ["accounts of several AWS payers cannot share one bill"];
  }
  if (draft.blockType === "Consolidated" && draft.payerOwnerId !== null && !draft.owners.includes(draft.payerOwnerId)) {
    errors.payer_account_owner_id = ["must be one of the block's accounts"];
  }
  return errors;
}

/** Naming a family's owner pulls in everything linked to it. */
function accountsOf(store: Store, draft: BlockDraft, ownerId: string): (Account | undefined)[] {
  const account = accountByOwner(store, ownerId);
  if (draft.blockType !== "Family" || account?.accountType !== "Consolidated") return [account];
  const linked = store.where("accounts", "awsPayer", ownerId).filter((other) => other.ownerId !== ownerId);
  return [account, ...inIdOrder(linked)];
}

function isInsideFamily(draft: BlockDraft, { ownerId, account }: { ownerId: string; account: Account | undefined }) {
  const payer = account?.ownerId === ownerId ? account.awsPayer : null;
  return draft.blockType === "Family" && payer !== null && payer !== ownerId;
}

function elementOf(
  store: Store,
  draft: BlockDraft,
  named: { ownerId: string; account: Account | undefined },
): BlockElement {
  const { account } = named;
  const ownerId = account?.ownerId ?? named.ownerId;
  const errors = { ...draft.errors };
  if (account === undefined) errors.owner_id = ["is not an AWS account of this partner"];
  else if (isTaken(store, ownerId)) errors.owner_id = ["already has an assignment"];
  else if (isInsideFamily(draft, named))
    errors.owner_id = ["is linked to another account; a family is named by its owner"];
  const failed = Object.keys(errors).length > 0;
  const payer = { Family: named.ownerId, Consolidated: draft.payerOwnerId, Standalone: ownerId };
  return {
    ownerId,
    customerId: draft.customerId,
    payerOwnerId: failed || draft.blockType === null ? null : payer[draft.blockType],
    familyOwnerId: failed ? null : (account?.awsPayer ?? ownerId),
    blockType: draft.blockType,
    blockName: draft.blockName,
    errors,
  };
}

/** Blocks fan out into one element per account; an account may appear only once in the whole request. */
export function fanOut(store: Store, drafts: readonly BlockDraft[]): BlockElement[] {
  const seen = new Set<string>();
  const names = new Set<string>();
  return drafts.flatMap((draft) => {
    const owners = draft.owners.length > 0 ? draft.owners : [""];
    const repeated = draft.blockName !== null && names.has(draft.blockName);
    if (draft.blockName !== null) names.add(draft.blockName);
    const read = repeated ? { ...draft, errors: { ...draft.errors, billing_block_name: ["appears twice"] } } : draft;
    const checked = { ...read, errors: draftErrors(store, read) };
    return owners.flatMap((ownerId) =>
      accountsOf(store, checked, ownerId).map((account) => {
        const element = elementOf(store, checked, { ownerId, account });
        if (seen.has(element.ownerId)) element.errors.owner_id = ["appears twice"];
        seen.add(element.ownerId);
        return element;
      }),
    );
  });
}
