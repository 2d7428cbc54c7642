import type { BillingBlockType } from "../../rows";
import { integerFrom, isAbsent, ownerIdFrom, WriteBody } from "../write-body";

/** One account of a block that was asked for: what will be stored, or the errors it carries back. */
export type BlockElement = {
  ownerId: string;
  customerId: number | null;
  payerOwnerId: string | null;
  familyOwnerId: string | null;
  blockType: BillingBlockType | null;
  blockName: string | null;
  errors: Record<string, string[]>;
};

export type BlockDraft = {
  owners: string[];
  customerId: number | null;
  payerOwnerId: string | null;
  blockType: BillingBlockType | null;
  blockName: string | null;
  errors: Record<string, string[]>;
};

const TYPES: readonly BillingBlockType[] = ["Family", "Consolidated", "Standalone"];

function readOwners(value: unknown): string[] | null {
  const listed = typeof value === "string" ? value.split(",") : Array.isArray(value) ? value : [value];
  const owners = listed.map(ownerIdFrom);
  const known = owners.filter((owner) => owner !== null);
  return known.length === 0 || known.length < owners.length ? null : [...new Set(known)];
}

/** The text says "comma-separated list", the examples send arrays; both are read, and a number as well. */
export function readBlock(value: unknown): BlockDraft {
  const item = WriteBody.safeParse(value).data ?? {};
  const errors: Record<string, string[]> = {};
  const owners = readOwners(item.owner_id);
  const customerId = isAbsent(item.target_client_api_id) ? null : integerFrom(item.target_client_api_id);
  const blockType = TYPES.find((type) => type === item.billing_block_type) ?? null;
  const payerOwnerId = isAbsent(item.payer_account_owner_id) ? null : ownerIdFrom(item.payer_account_owner_id);
  if (owners === null) errors.owner_id = ["must be account numbers of twelve digits"];
  if (customerId === null) errors.target_client_api_id = ["can't be blank"];
  if (blockType === null) errors.billing_block_type = [`must be one of ${TYPES.join(", ")}`];
  if (blockType === "Consolidated" && payerOwnerId === null) {
    errors.payer_account_owner_id = ["is required for a Consolidated block"];
  }
  const name = item.billing_block_name;
  return {
    owners: owners ?? [],
    customerId,
    payerOwnerId,
    blockType,
    blockName: typeof name === "string" && name !== "" ? name : null,
    errors,
  };
}
