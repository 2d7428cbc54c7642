import type { Ground } from "./ground";

export type Kind = "customers" | "accounts" | "assignments" | "blocks";
type Row = Readonly<Record<string, unknown>> & { readonly id: number };
/** The emulator's own tables that a reading of the lists sees. */
export type World = Readonly<Record<Kind, readonly Row[]>>;

export interface RowEdit {
  readonly drop?: Partial<Record<Kind, readonly number[]>>;
  readonly put?: Partial<Record<Kind, readonly Row[]>>;
}

export const KINDS: readonly Kind[] = ["customers", "accounts", "assignments", "blocks"];
const FIRST = { customer: 10, account: 100, assignment: 1_000, block: 5_000 };
const LONG_AGO = "2025-03-01T00:00:00Z";

export function customerRow(id: number, name: string): Row {
  const [createdAt, updatedAt] = [LONG_AGO, LONG_AGO];
  return {
    id,
    name,
    classification: "managed_with_access",
    billingContact: "",
    createdAt,
    updatedAt,
    externalId: "",
    billing: { enabled: true, folder: "" },
    address: null,
    azureCustomerId: null,
    trialExpiration: null,
    tags: [],
  };
}

export function accountRow(id: number, awsPayer: string | null): Row {
  const ownerId = ownerOf(id);
  return {
    id,
    index: id,
    trend: id,
    name: `Account ${id}`,
    ownerId,
    amazonName: `account-${id}`,
    accountType: awsPayer === null || awsPayer === ownerId ? "Consolidated" : "Linked",
    awsPayer,
    clusterName: null,
    isActive: true,
    level: "green",
    createdAt: LONG_AGO,
    tags: [],
  };
}

export function ownerOf(accountId: number): string {
  return String(700_000_000_000 + accountId);
}

export function assignmentRow(id: number, held: { ownerId: string; customerId: number; payerOwnerId: string }): Row {
  return { id, ...held };
}

export function blockRow(id: number, held: { ownerId: string; customerId: number }): Row {
  const { ownerId } = held;
  const block = { familyOwnerId: ownerId, blockType: "Standalone", blockName: `Block ${id}` };
  return { id, ...held, payerOwnerId: ownerId, ...block };
}

/**
 * As few rows as all patterns need: one family in AWS, customers with standalone accounts, one with a payer and linked
 * accounts, one in billing blocks, one without any; a fifth of the accounts is free.
 */
export function smallestWorld({ customers, accounts }: { customers: number; accounts: number }): World {
  const head = ownerOf(FIRST.account);
  const held = Math.floor(accounts * 0.8);
  const assignments: Row[] = [];
  const blocks: Row[] = [];
  const consolidated = FIRST.customer + 1;
  for (let at = 1; at <= held; at += 1) {
    const ownerId = ownerOf(FIRST.account + at);
    const customerId = FIRST.customer + (at % (customers - 1));
    const payerOwnerId = customerId === consolidated ? ownerOf(FIRST.account + 1) : ownerId;
    if (customerId === FIRST.customer + 2) blocks.push(blockRow(FIRST.block + at, { ownerId, customerId }));
    else assignments.push(assignmentRow(FIRST.assignment + at, { ownerId, customerId, payerOwnerId }));
  }
  return {
    customers: Array.from({ length: customers }, (_, at) => customerRow(FIRST.customer + at, `Customer ${at}`)),
    accounts: Array.from({ length: accounts + 1 }, (_, at) => accountRow(FIRST.account + at, head)),
    assignments,
    blocks,
  };
}

/** Empties the emulator of everything, so that its tables are quickly told. */
export async function emptyWorld({ control }: Ground): Promise<void> {
  await control.reset();
  await control.rows({ drop: Object.fromEntries(Object.keys(await control.store()).map((table) => [table, "all"])) });
}

/** After `emptyWorld`: this world in place of the one before. */
export async function putWorld({ control }: Ground, world: World): Promise<void> {
  await control.clearFaults();
  await control.rows({ drop: Object.fromEntries(KINDS.map((kind) => [kind, "all"])), put: world });
}

export async function readWorld({ control }: Ground): Promise<World> {
  const store = await control.store();
  const of = (kind: Kind) => (store[kind] ?? []).flatMap((row) => (isNumbered(row) ? [row] : []));
  return { customers: of("customers"), accounts: of("accounts"), assignments: of("assignments"), blocks: of("blocks") };
}

function isNumbered(row: { readonly id: number | string }): row is Row {
  return typeof row.id === "number";
}
