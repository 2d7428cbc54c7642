import type { BlockElement } from "./block-draft";

type Shown = Omit<BlockElement, "errors"> & { id: number | null; errors?: BlockElement["errors"] };

/** One element per account; what is stored has no errors. */
export function showBlock(block: Shown): Record<string, unknown> {
  return {
    id: block.id,
    owner_id: block.ownerId,
    target_client_api_id: block.customerId,
    payer_account_owner_id: block.payerOwnerId,
    billing_family_owner_id: block.familyOwnerId,
    billing_block_type: block.blockType,
    billing_block_name: block.blockName,
    errors: block.errors ?? {},
  };
}
