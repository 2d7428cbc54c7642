import { seedCloudMc } from "./cloudmc/cloudmc-seeds";
import { seedHereRows } from "./here/here-seeds";
import type { Counter, SeedRows, TableName } from "./rows";
import { seedAccounts } from "./world/account-seeds";
import { seedAssignments } from "./world/assignment-seeds";
import { seedAzure } from "./world/azure-seeds";
import { linksOf, realmOf, seedCustomers } from "./world/customer-seeds";
import { drawHoldings } from "./world/holdings";
import { seedOrganizations } from "./world/organization-seeds";
import { PARTNER_NAME } from "./world/partner-name";
import { seedPriceBooks } from "./world/price-book-seeds";

export type WorldOptions = { seed: number; customers: number; accounts: number };

/** Another HERE organization whose usage the partner may ask for. */
type Realm = { id: string; name: string };

export const PARTNER_REALM = "org100000001";

export function worldLabel(options: WorldOptions): string {
  return `seed ${options.seed}, ${options.customers} customers, ${options.accounts} accounts`;
}

function counterAfter(table: TableName, rows: { id: number }[]): Counter {
  return { id: table, next: rows.reduce((highest, row) => Math.max(highest, row.id), 0) + 1 };
}

/** Tables that are not named here begin empty. */
export function seedRows(options: WorldOptions) {
  const customers = seedCustomers(options.seed, options.customers);
  const holdings = drawHoldings(options);
  const placed = seedAccounts(options, holdings);
  const { assignments, blocks, tenancies } = seedAssignments(holdings, placed);
  const accounts = placed.map(({ account }) => account);
  const azure = seedAzure(options.seed, customers);
  const organizations = seedOrganizations(PARTNER_NAME, accounts);
  const pricing = seedPriceBooks(options.seed, customers);
  return {
    customers,
    accounts,
    assignments,
    blocks,
    tenancies,
    reports: [],
    ...azure,
    organizations,
    ...pricing,
    ...seedCloudMc(options),
    ...seedHereRows({ id: PARTNER_REALM, name: PARTNER_NAME }, seedRealms(options)),
    counters: [
      counterAfter("customers", customers),
      counterAfter("accounts", accounts),
      counterAfter("assignments", assignments),
      counterAfter("blocks", blocks),
      counterAfter("tenancies", tenancies),
      counterAfter("azureCustomers", azure.azureCustomers),
      counterAfter("azureSubscriptions", azure.azureSubscriptions),
      counterAfter("organizations", organizations),
      counterAfter("priceBooks", pricing.priceBooks),
      counterAfter("priceBookAssignments", pricing.priceBookAssignments),
      counterAfter("priceBookAccountAssignments", pricing.priceBookAccountAssignments),
      { id: "perspectives", next: 206_159_639_001 },
      { id: "reports", next: 1000 },
    ],
  } satisfies Partial<SeedRows>;
}

function seedRealms(options: WorldOptions): Realm[] {
  return seedCustomers(options.seed, options.customers).flatMap((customer, place) =>
    ["both", "here"].includes(linksOf(place)) ? [{ id: realmOf(customer.id), name: customer.name }] : [],
  );
}
