import type { Address, Classification, Customer, Tag } from "@/lib/domain/customers/customer";

/** What is to be different of a customer; what is left out stays as it is. Tags are replaced as a whole. */
export interface CustomerChange {
  readonly name?: string;
  readonly classification?: Classification;
  readonly billingContact?: string | null;
  readonly partnerBilling?: Customer["partnerBilling"];
  /** ISO instant. */
  readonly trialExpiresAt?: string | null;
  readonly address?: Address;
  readonly tags?: readonly Tag[];
}

/** Whether a customer is as a change asked, to tell whether the change arrived. */
export function shows(customer: Customer, change: CustomerChange): boolean {
  const { trialExpiresAt, ...others } = change;
  const sameTrial = trialExpiresAt === undefined || instant(trialExpiresAt) === instant(customer.trialExpiresAt);
  return sameTrial && Object.entries(others).every(([field, wanted]) => alike(wanted, fieldOf(customer, field)));
}

function fieldOf(customer: Customer, field: string): unknown {
  return Object.entries(customer).find(([name]) => name === field)?.[1];
}

/** The upstream sends nothing, null or "" for what is empty. */
function alike(wanted: unknown, found: unknown): boolean {
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

function instant(text: string | null): number | null {
  return text === null ? null : Date.parse(text);
}
