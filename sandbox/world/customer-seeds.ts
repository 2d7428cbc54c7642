import { hash, hexOf, pick, uuidOf } from "../dice";
import type { Address, Customer, Tag } from "../rows";
import { customerName, FIRST_CUSTOMER_ID } from "./customer-names";

const ORGANIZATION_TAG = "cloudmc-organization";
const REALM_TAG = "here-realm";

const ADDRESSES: Address[] = [
  { street1: "1 Main St", city: "Springfield", state: "MA", zipcode: "01234", country: "US" },
  {
    street1: "48 Quai des Brumes",
    street2: "Bâtiment C",
    city: "Lyon",
    state: "Rhone",
    zipcode: "69002",
    country: "FR",
  },
  { street1: "200 Wellington Row", city: "Halifax", state: "NS", zipcode: "B3J 1A1", country: "CA" },
  { street1: "Kanalweg 9", city: "Zurich", state: "Zurich", zipcode: "8001", country: "CH" },
  { street1: "77 Pier Road", street2: "", city: "Portland", state: "ME", zipcode: "04101", country: "US" },
];

const LINKS_OF_NAMED = ["both", "both", "cloudmc", "both", "both", "here", "none", "both"] as const;
const COBALT = 2;
const AZURE_PLACES = [11, 21];
const TRIALS: Record<number, string> = {
  5: "2024-03-31T00:00:00Z",
  13: "2027-06-30T00:00:00Z",
  22: "2027-12-31T23:59:59Z",
};

export function linksOf(place: number): "both" | "cloudmc" | "here" | "none" {
  const named = LINKS_OF_NAMED[place];
  if (named !== undefined) return named;
  if (place % 11 === 6) return "none";
  if (place % 7 === 3) return "cloudmc";
  return place % 7 === 5 ? "here" : "both";
}

export function organizationIdOf(seed: number, customerId: number): string {
  return uuidOf(`organization ${seed} ${customerId}`);
}

export function realmOf(customerId: number): string {
  return `org${100_000_000 + customerId}`;
}

function tagsOf(seed: number, place: number): Tag[] {
  const id = FIRST_CUSTOMER_ID + place;
  const links = linksOf(place);
  const tags: Tag[] = [];
  if (links === "both" || links === "cloudmc") tags.push({ key: ORGANIZATION_TAG, value: organizationIdOf(seed, id) });
  if (links === "both" || links === "here") tags.push({ key: REALM_TAG, value: realmOf(id) });
  if (place % 3 === 0) tags.push({ key: "service_package", value: pick(["basic_managed", "premium"], seed, id) });
  return tags;
}

function mailOf(name: string, id: number): string {
  const letters = name
    .normalize("NFD")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase()
    .slice(0, 20);
  return `billing@${letters === "" ? `customer${id}` : letters}.example`;
}

function day(seed: number, ...parts: number[]): string {
  const start = Date.UTC(2019, 0, 1);
  return `${new Date(start + (hash(seed, ...parts) % 2000) * 86_400_000).toISOString().slice(0, 10)}T09:15:00Z`;
}

function customerSeed(seed: number, place: number): Customer {
  const id = FIRST_CUSTOMER_ID + place;
  const name = customerName(place);
  const azure = AZURE_PLACES.includes(place);
  const createdAt = day(seed, id, 1);
  return {
    id,
    name,
    classification: place % 4 === 1 ? "managed_with_access" : "managed_without_access",
    billingContact: mailOf(name, id),
    createdAt,
    updatedAt: createdAt,
    externalId: hexOf(`external ${seed} ${id}`).slice(0, 12),
    billing: { enabled: place !== COBALT, folder: place % 5 === 1 ? `bills/${id}` : "" },
    address: azure ? null : pick(ADDRESSES, seed, id, 2),
    azureCustomerId: azure ? uuidOf(`azure ${seed} ${id}`) : null,
    trialExpiration: TRIALS[place] ?? null,
    tags: tagsOf(seed, place),
  };
}

export function seedCustomers(seed: number, count: number): Customer[] {
  return Array.from({ length: count }, (_, place) => customerSeed(seed, place));
}
