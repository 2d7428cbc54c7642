import type { Account, Change, Tenancy } from "../rows";
import type { Store } from "../store";

const monthOf = (moment: Date): string => moment.toISOString().slice(0, 7);

/** An account enters the customer's tenant with its assignment and stays there when the assignment ends. */
export function enterTenant(store: Store, entry: { customerId: number; ownerId: string }, now: Date): Tenancy | null {
  const present = store
    .all("tenancies")
    .some(
      (tenancy) =>
        tenancy.customerId === entry.customerId && tenancy.ownerId === entry.ownerId && tenancy.untilMonth === null,
    );
  return present ? null : { ...entry, id: store.nextId("tenancies"), fromMonth: monthOf(now), untilMonth: null };
}

/** From the next month on no bill lines are written for the account; what was written stays. */
export function stopBilling(store: Store, entry: { customerId: number; ownerId: string }, now: Date): Change[] {
  return store
    .all("tenancies")
    .filter(
      (held) => held.customerId === entry.customerId && held.ownerId === entry.ownerId && held.untilMonth === null,
    )
    .map((row) => ({ put: "tenancies", row: { ...row, untilMonth: monthOf(now) } }));
}

export function accountByOwner(store: Store, ownerId: string): Account | undefined {
  return store.where("accounts", "ownerId", ownerId)[0];
}

/** The partner sees every account, a customer the ones of its tenant. */
export function accountsSeenBy(store: Store, client: number | null): readonly Account[] {
  const accounts = store.all("accounts");
  if (client === null) return accounts;
  const owners = new Set(store.where("tenancies", "customerId", client).map((held) => held.ownerId));
  return accounts.filter((account) => account.ownerId !== null && owners.has(account.ownerId));
}
