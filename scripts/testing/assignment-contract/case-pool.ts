import type { SandboxStore } from "../sandbox-control";

/** Who may play a part in a case. The numbers are the sandbox's; every part has as many as one case can use. */
export interface CasePool {
  /** Linked members of one AWS family, and of another. */
  readonly members: readonly string[];
  readonly others: readonly string[];
  /** They head the two families. */
  readonly head: string;
  readonly otherHead: string;
  readonly outside: readonly string[];
  /** No account of the partner has this number. */
  readonly stranger: string;
  readonly customers: {
    readonly main: number;
    readonly second: number;
    readonly billingOff: number;
    readonly blocks: number;
    readonly unknown: number;
  };
}

const MEMBERS = 12;

export function casePool({ accounts, customers }: SandboxStore): CasePool {
  const heads = accounts.filter(({ ownerId, awsPayer }) => ownerId !== null && ownerId === awsPayer);
  const [head, otherHead] = heads.map(({ ownerId }) => ownerId ?? "");
  if (head === undefined || otherHead === undefined) throw new Error("The world has fewer than two AWS families");
  const membersOf = (payer: string) =>
    accounts.flatMap(({ ownerId, awsPayer }) =>
      ownerId !== null && awsPayer === payer && ownerId !== payer ? [ownerId] : [],
    );
  const pool = {
    members: membersOf(head).slice(0, MEMBERS),
    others: membersOf(otherHead).slice(0, MEMBERS),
    head,
    otherHead,
    outside: accounts.flatMap(({ ownerId, awsPayer }) => (ownerId !== null && awsPayer === null ? [ownerId] : [])),
    stranger: "999999999999",
    customers: { main: 3947, second: 3948, billingOff: 3949, blocks: 3950, unknown: 999_999 },
  };
  const isWhole = pool.members.length === MEMBERS && pool.others.length === MEMBERS && pool.outside.length > 0;
  const isKnown = [3947, 3948, 3949, 3950].every((id) => customers.some((customer) => customer.id === id));
  if (!isWhole || !isKnown) throw new Error("The world is too small for the cases");
  return pool;
}
