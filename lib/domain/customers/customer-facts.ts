import type { Address, Classification, Customer, Tag } from "@/lib/domain/customers/customer";

/** What is kept of a customer at CloudHealth and can differ from one moment to the next, field by field. */
export interface CustomerFacts {
  readonly name: string;
  readonly classification: Classification;
  readonly billingEnabled: boolean;
  readonly billingFolder: string | null;
  readonly billingContact: string | null;
  readonly trialExpiresAt: string | null;
  readonly address: Address | null;
  readonly azureCustomerId: string | null;
  readonly externalId: string | null;
  readonly tags: readonly Tag[];
}

export type CustomerField = keyof CustomerFacts;
export type CustomerFieldContent = CustomerFacts[CustomerField];

/** In the order in which a person reads them. */
export const CUSTOMER_FIELDS = [
  "name",
  "classification",
  "billingEnabled",
  "billingFolder",
  "billingContact",
  "trialExpiresAt",
  "address",
  "azureCustomerId",
  "externalId",
  "tags",
] as const satisfies readonly CustomerField[];

export function customerFacts({ partnerBilling, ...customer }: Customer): CustomerFacts {
  const { name, classification, billingContact, trialExpiresAt, address, azureCustomerId, externalId, tags } = customer;
  const { enabled: billingEnabled, folder: billingFolder } = partnerBilling;
  return {
    ...{ name, classification, billingEnabled, billingFolder, billingContact, trialExpiresAt },
    ...{ address, azureCustomerId, externalId, tags },
  };
}

/** The fields in which two states of a customer differ; what is empty is alike however it is written. */
export function differingFields(before: CustomerFacts, after: CustomerFacts): CustomerField[] {
  return CUSTOMER_FIELDS.filter((field) => !isAlike(field, before[field], after[field]));
}

function isAlike(field: CustomerField, before: unknown, after: unknown): boolean {
  return field === "trialExpiresAt" ? instantOf(before) === instantOf(after) : alike(before, after);
}

/** The upstream sends nothing, null or "" for what is empty; the order of tags says nothing. */
export function alike(wanted: unknown, found: unknown): boolean {
  return canonical(wanted) === canonical(found);
}

function canonical(value: unknown): string {
  if (value === null || value === undefined || value === "") return "";
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join(",")}]`;
  if (typeof value !== "object") return JSON.stringify(value);
  const parts = Object.entries(value).filter(([, part]) => canonical(part) !== "");
  return `{${parts
    .map(([name, part]) => `${name}:${canonical(part)}`)
    .sort()
    .join(",")}}`;
}

/** The same instant is written with and without milliseconds. */
export function instantOf(text: unknown): number | null {
  return typeof text === "string" ? Date.parse(text) : null;
}
