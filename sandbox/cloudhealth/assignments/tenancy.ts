import type { Account, Change, Tenancy } from "../../rows";
import type { Store } from "../../store";
import { inIdOrder } from "../id-order";
import { perState } from "../per-state";

type Entry = { customerId: number; ownerId: string };

const monthOf = (moment: Date): string => moment.toISOString().slice(0, 7);

function openTenancies(store: Store, { customerId, ownerId }: Entry): Tenancy[] {
  return store
    .where("tenancies", "ownerId", ownerId)
    .filter((held) => held.customerId === customerId && held.untilMonth === null);
}

/** An account enters the customer's tenant with its assignment and stays there when the assignment ends. */
export function enterTenant(store: Store, entry: Entry, now: Date): Tenancy | null {
  if (openTenancies(store, entry).length > 0) return null;
  const { customerId, ownerId } = entry;
  return { customerId, ownerId, id: store.nextId("tenancies"), fromMonth: monthOf(now), untilMonth: null };
}

/** From the next month on no bill lines are written for the account; what was written stays. */
export function stopBilling(store: Store, entry: Entry, now: Date): Change[] {
  return openTenancies(store, entry).map((row) => ({
    put: "tenancies",
    row: { ...row, untilMonth: monthOf(now) },
  }));
}

export function accountByOwner(store: Store, ownerId: string): Account | undefined {
  return store.where("accounts", "ownerId", ownerId)[0];
}

/** The partner sees every account but those its customers made in their own tenants. */
export function isSeenBy(store: Store, client: number | null, account: Account): boolean {
  if (client === null) return account.tenantId === undefined;
  if (account.tenantId === client) return true;
  const { ownerId } = account;
  return ownerId !== null && store.where("tenancies", "ownerId", ownerId).some((held) => held.customerId === client);
}

const partnersOwn = perState<Account, readonly Account[]>((accounts) =>
  inIdOrder(accounts.filter((account) => account.tenantId === undefined)),
);

export function accountsSeenBy(store: Store, client: number | null): readonly Account[] {
  if (client === null) return partnersOwn(store.all("accounts"));
  const owners = new Set(store.where("tenancies", "customerId", client).map((held) => held.ownerId));
  const assigned = [...owners].map((ownerId) => accountByOwner(store, ownerId)).filter((known) => known !== undefined);
  return inIdOrder([...store.where("accounts", "tenantId", client), ...assigned]);
}
