/** A row of version 1 that stands before the case begins. */
export interface HeldRow {
  readonly id: number;
  readonly ownerId: string;
  readonly customerId: number;
  readonly payerOwnerId: string;
}

/** A row of a billing block, version 2. */
export interface BlockRow extends HeldRow {
  readonly familyOwnerId: string;
  readonly blockType: "Consolidated" | "Standalone";
  readonly blockName: string;
}

/** What the wire carries; a field left out is absent, and what stands in it may be nonsense. */
export interface AssignmentBody {
  readonly owner_id?: string;
  readonly customer_id?: number | string;
  readonly payer_account_owner_id?: string;
}

export type AssignmentAction =
  | { readonly kind: "create"; readonly body: AssignmentBody }
  | { readonly kind: "change"; readonly row: HeldRow; readonly body: AssignmentBody }
  | { readonly kind: "delete"; readonly row: HeldRow };

export interface AssignmentCase {
  readonly held: readonly HeldRow[];
  readonly blocks: readonly BlockRow[];
  readonly action: AssignmentAction;
}

/** The nine rules of the contract (cloudhealth.md 5.1), and the lock that version 2 puts on a customer (5.2). */
export const RULES = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "lock"] as const;
export type Rule = (typeof RULES)[number];

/** Empty: accepted. */
export type Verdict = readonly Rule[];
