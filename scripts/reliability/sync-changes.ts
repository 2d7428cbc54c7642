import {
  accountRow,
  assignmentRow,
  blockRow,
  customerRow,
  KINDS,
  type Kind,
  ownerOf,
  type RowEdit,
  type World,
} from "./sync-world";

/** What somebody does at the vendor's while the portal is not looking, or while it reads. */
export const CHANGES = [
  "unassign",
  "assign",
  "remake",
  "move-payer",
  "move-customer",
  "to-block",
  "give-back",
  "drop-account",
  "new-account",
  "rename-account",
  "drop-customer",
  "new-customer",
  "rename-customer",
] as const;

export type Change =
  | { readonly what: (typeof CHANGES)[number]; readonly at: number }
  /** So many of a hundred rows of a list are gone at once. */
  | { readonly what: "shrink"; readonly kind: Kind; readonly percent: number };

/** What a change needs beside the world: ids that nobody had, and what was dropped, to be given back as it was. */
export interface Past {
  nextId: number;
  gone: RowEdit[];
}

/** The rows to drop and to put; null where there is nothing of that sort. */
export function editOf(world: World, change: Change, past: Past): RowEdit | null {
  const edit = change.what === "shrink" ? shrink(world, change) : one(world, change, past);
  const dropped = edit === null ? null : droppedBy(world, edit);
  if (dropped && change.what !== "remake" && change.what !== "to-block") past.gone.push({ put: dropped });
  return edit;
}

function shrink(world: World, { kind, percent }: { kind: Kind; percent: number }): RowEdit {
  const count = Math.ceil((world[kind].length * percent) / 100);
  return { drop: { [kind]: world[kind].slice(0, count).map(({ id }) => id) } };
}

function droppedBy(world: World, { drop }: RowEdit): RowEdit["put"] | null {
  if (!drop) return null;
  const rows = KINDS.map((kind) => [kind, world[kind].filter(({ id }) => drop[kind]?.includes(id))] as const);
  return Object.fromEntries(rows.filter(([, found]) => found.length > 0));
}

type One = Exclude<Change, { readonly what: "shrink" }>;

function one(world: World, change: One, past: Past): RowEdit | null {
  switch (change.what) {
    case "give-back":
      return giveBack(world, past);
    case "new-account":
      return { put: { accounts: [accountRow(past.nextId++, ownerOf(100))] } };
    case "new-customer":
      return { put: { customers: [customerRow(past.nextId++, `Customer ${past.nextId}`)] } };
    case "drop-account":
    case "rename-account":
      return aboutAccount(world, change, past);
    case "drop-customer":
    case "rename-customer":
      return aboutCustomer(world, change, past);
    default:
      return aboutAssignment(world, change, past);
  }
}

/** The same rows with the same ids, unless their place is taken. */
function giveBack(world: World, past: Past): RowEdit | null {
  const put = past.gone.pop()?.put;
  if (!put) return null;
  const taken = heldOwners(world);
  const isFree = (row: Readonly<Record<string, unknown>>) => !taken.has(String(row.ownerId));
  const [assignments, blocks] = [put.assignments?.filter(isFree) ?? [], put.blocks?.filter(isFree) ?? []];
  return { put: { ...put, assignments, blocks } };
}

function heldOwners(world: World): Set<string> {
  return new Set([...world.assignments, ...world.blocks].map(({ ownerId }) => String(ownerId)));
}

function aboutAccount({ accounts }: World, { what, at }: One, past: Past): RowEdit | null {
  const account = accounts[at % accounts.length];
  if (!account) return null;
  if (what === "drop-account") return { drop: { accounts: [account.id] } };
  return { put: { accounts: [{ ...account, name: `Account, later ${past.nextId++}` }] } };
}

function aboutCustomer(world: World, { what, at }: One, past: Past): RowEdit | null {
  const customer = world.customers[at % world.customers.length];
  if (!customer) return null;
  if (what === "rename-customer") return { put: { customers: [{ ...customer, name: `Later ${past.nextId++}` }] } };
  const heldBy = (kind: "assignments" | "blocks") =>
    world[kind].filter((row) => row.customerId === customer.id).map(({ id }) => id);
  return { drop: { customers: [customer.id], assignments: heldBy("assignments"), blocks: heldBy("blocks") } };
}

function aboutAssignment(world: World, { what, at }: One, past: Past): RowEdit | null {
  const customerId = world.customers[(at * 7) % world.customers.length]?.id;
  if (customerId === undefined) return null;
  if (what === "assign") {
    const taken = heldOwners(world);
    const free = world.accounts.map(({ ownerId }) => String(ownerId)).filter((ownerId) => !taken.has(ownerId));
    const ownerId = free[at % free.length];
    if (ownerId === undefined) return null;
    return { put: { assignments: [assignmentRow(past.nextId++, { ownerId, customerId, payerOwnerId: ownerId })] } };
  }
  const held = world.assignments[at % world.assignments.length];
  if (!held) return null;
  const [ownerId, payerOwnerId] = [String(held.ownerId), String(held.payerOwnerId)];
  const gone = { assignments: [held.id] };
  switch (what) {
    case "remake":
      return {
        drop: gone,
        put: { assignments: [assignmentRow(past.nextId++, { ownerId, customerId, payerOwnerId })] },
      };
    case "to-block":
      return { drop: gone, put: { blocks: [blockRow(past.nextId++, { ownerId, customerId })] } };
    case "move-payer":
      return { put: { assignments: [{ ...held, payerOwnerId: ownerOf(100 + (at % 5)) }] } };
    case "move-customer":
      return { put: { assignments: [{ ...held, customerId }] } };
    default:
      return { drop: gone };
  }
}
