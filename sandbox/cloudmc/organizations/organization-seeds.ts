import { hash, uuidOf } from "../../dice";
import { customerName, FIRST_CUSTOMER_ID } from "../../world/customer-names";
import { linksOf, organizationIdOf } from "../../world/customer-seeds";
import { PARTNER_NAME } from "../../world/partner-name";
import type { ConnectionRow, Environment, OrganizationRow } from "./organization-rows";

export type SeedOptions = { seed: number; customers: number };

/** An organization and the kind of pricing its reseller gives it. */
export type OrganizationSeed = {
  row: OrganizationRow & { environments: Environment[] };
  billing: "usd" | "cad" | "eur" | "alternating" | "unpriced";
};

export const CONNECTIONS: ConnectionRow[] = ["compute-qc", "compute-eu", "object-ca"].map((serviceCode) => ({
  id: uuidOf(`connection ${serviceCode}`),
  serviceCode,
}));

export const SYSTEM_ID = uuidOf("organization System");
export const NORTHPINE_ID = uuidOf(`organization ${PARTNER_NAME}`);
export const KESTREL_ID = uuidOf("organization Kestrel Resale");

const COBALT = 2;
const TIDEWATER = 18;
const CAD_PLACES = [1, 9, 14, 20];
const EUR_PLACES = [7, 11, 21];
const KESTREL_CUSTOMERS = [
  { name: "Pemberton Dairy", billing: "cad" },
  { name: "Marrowfield Clinics", billing: "cad" },
  { name: "Isle of Reeds Ferries", billing: "eur" },
  { name: "Zephyr Kitchens", billing: "unpriced" },
] as const;

function environmentsOf(id: string, seed: number): Environment[] {
  const used = CONNECTIONS.slice(0, 1 + (hash(seed, 11) % CONNECTIONS.length));
  return used.flatMap((connection, at) =>
    (hash(seed, 12, at) % 2 === 0 ? ["production", "staging"] : ["production"]).map((name) => ({
      id: uuidOf(`environment ${id} ${connection.serviceCode} ${name}`),
      name,
      connectionId: connection.id,
    })),
  );
}

type Leaf = {
  id: string;
  name: string;
  parentId: string;
  accountNumber: string;
  billing: OrganizationSeed["billing"];
  seed: number;
};

function leafOf({ id, name, parentId, accountNumber, billing, seed }: Leaf): OrganizationSeed {
  const row = {
    id,
    name,
    parentId,
    isReseller: false,
    isBillable: billing !== "unpriced",
    customFields: { account_id: accountNumber },
    environments: environmentsOf(id, seed),
    usageSeed: seed,
  };
  return { row, billing };
}

function billingOf(place: number): OrganizationSeed["billing"] {
  if (place === TIDEWATER) return "alternating";
  if (CAD_PLACES.includes(place) || (place > 23 && place % 5 === 1)) return "cad";
  return EUR_PLACES.includes(place) || (place > 23 && place % 5 === 2) ? "eur" : "usd";
}

function customerOrganizations(world: SeedOptions): OrganizationSeed[] {
  return Array.from({ length: world.customers }, (_, place) => place)
    .filter((place) => ["both", "cloudmc"].includes(linksOf(place)))
    .map((place) => {
      const number = FIRST_CUSTOMER_ID + place;
      const { row, billing } = leafOf({
        id: organizationIdOf(world.seed, number),
        name: customerName(place),
        parentId: NORTHPINE_ID,
        accountNumber: `NP-${number}`,
        billing: billingOf(place),
        seed: hash(world.seed, number, 13),
      });
      return place === COBALT ? { row: { ...row, usageSeed: null }, billing } : { row, billing };
    });
}

type Reseller = { id: string; name: string; parentId: string | null; seed: number | null };

function reseller({ id, name, parentId, seed }: Reseller): OrganizationSeed {
  const environments = seed === null ? [] : environmentsOf(id, seed);
  return {
    row: { id, name, parentId, isReseller: true, isBillable: true, customFields: {}, environments, usageSeed: seed },
    billing: "usd",
  };
}

function kestrelCustomers(world: SeedOptions): OrganizationSeed[] {
  return KESTREL_CUSTOMERS.map(({ name, billing }, at) =>
    leafOf({
      id: uuidOf(`organization ${world.seed} ${name}`),
      name,
      parentId: KESTREL_ID,
      accountNumber: `KR-${at + 1}`,
      billing,
      seed: hash(world.seed, at, 14),
    }),
  );
}

function closedOrganization(world: SeedOptions): OrganizationSeed {
  const closed = leafOf({
    id: uuidOf(`organization ${world.seed} Old Harbour`),
    name: "Old Harbour Chandlery",
    parentId: NORTHPINE_ID,
    accountNumber: "NP-0007",
    billing: "usd",
    seed: hash(world.seed, 15),
  });
  return { ...closed, row: { ...closed.row, deletedAt: "2026-06-20T12:00:00Z" } };
}

/** System, the partner below it, and below the partner its customers and a reseller with customers of its own. */
export function seedOrganizations(world: SeedOptions): OrganizationSeed[] {
  return [
    reseller({ id: SYSTEM_ID, name: "System", parentId: null, seed: null }),
    reseller({ id: NORTHPINE_ID, name: PARTNER_NAME, parentId: SYSTEM_ID, seed: hash(world.seed, 16) }),
    ...customerOrganizations(world),
    reseller({ id: KESTREL_ID, name: "Kestrel Resale", parentId: NORTHPINE_ID, seed: hash(world.seed, 17) }),
    ...kestrelCustomers(world),
    closedOrganization(world),
  ];
}
