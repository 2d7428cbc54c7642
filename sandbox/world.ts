import type { Counter, SeedRows, TableName } from "./rows";
import { seedAccounts } from "./world/account-seeds";
import { seedAssignments } from "./world/assignment-seeds";
import { linksOf, realmOf, seedCustomers } from "./world/customer-seeds";
import { drawHoldings } from "./world/holdings";

export type WorldOptions = { seed: number; customers: number; accounts: number };

/** Another HERE organization whose usage the partner may ask for. */
export type Realm = { id: string; name: string };

export const PARTNER_NAME = "Northpine Cloud";
export const PARTNER_REALM = "org100000001";

export function worldLabel(options: WorldOptions): string {
  return `seed ${options.seed}, ${options.customers} customers, ${options.accounts} accounts`;
}

function counterAfter(table: TableName, rows: { id: number }[]): Counter {
  return { id: table, next: rows.reduce((highest, row) => Math.max(highest, row.id), 0) + 1 };
}

export function seedRows(options: WorldOptions): SeedRows {
  const customers = seedCustomers(options.seed, options.customers);
  const holdings = drawHoldings(options);
  const placed = seedAccounts(options, holdings);
  const { assignments, blocks, tenancies } = seedAssignments(holdings, placed);
  const accounts = placed.map(({ account }) => account);
  return {
    customers,
    accounts,
    assignments,
    blocks,
    tenancies,
    reports: [],
    counters: [
      counterAfter("customers", customers),
      counterAfter("accounts", accounts),
      counterAfter("assignments", assignments),
      counterAfter("blocks", blocks),
      counterAfter("tenancies", tenancies),
      { id: "reports", next: 1000 },
    ],
  };
}

export function seedRealms(options: WorldOptions): Realm[] {
  return seedCustomers(options.seed, options.customers).flatMap((customer, place) =>
    ["both", "here"].includes(linksOf(place)) ? [{ id: realmOf(customer.id), name: customer.name }] : [],
  );
}
