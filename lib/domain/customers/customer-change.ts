import type { Address, Classification, Customer, Tag } from "@/lib/domain/customers/customer";
import { alike, instantOf } from "@/lib/domain/customers/customer-facts";

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

/** A customer as a form holds it: text as typed, a trial's end as a day. */
export interface CustomerEdit {
  readonly name: string;
  readonly classification: Classification;
  readonly billingContact: string;
  readonly partnerBilling: { readonly enabled: boolean; readonly folder: string };
  readonly trialExpiresOn: string;
  readonly address: Readonly<Record<keyof Address, string>>;
  readonly tags: readonly Tag[];
}

const NO_ADDRESS = { street1: "", street2: "", city: "", state: "", zipcode: "", country: "" };

export function customerEdit(customer: Customer): CustomerEdit {
  const { name, classification, billingContact, partnerBilling, trialExpiresAt, address, tags } = customer;
  return {
    name,
    classification,
    billingContact: billingContact ?? "",
    partnerBilling: { enabled: partnerBilling.enabled, folder: partnerBilling.folder ?? "" },
    trialExpiresOn: trialExpiresAt === null ? "" : dayOf(trialExpiresAt),
    address: address === null ? NO_ADDRESS : { ...address, street2: address.street2 ?? "" },
    tags,
  };
}

/**
 * What a person changed, and nothing else: what CloudHealth keeps in a way that today's rules would refuse is not sent
 * back unless it was touched. A trial's hour stays as it was while its day does.
 */
export function customerChange(before: Customer, edit: CustomerEdit): CustomerChange {
  const was = trimmed(customerEdit(before));
  const now = trimmed(edit);
  const differs = (field: keyof CustomerEdit) => !alike(now[field], was[field]);
  const hasAddress = before.address !== null || Object.values(now.address).some((part) => part !== "");
  return {
    ...(differs("name") ? { name: now.name } : {}),
    ...(differs("classification") ? { classification: now.classification } : {}),
    ...(differs("billingContact") ? { billingContact: now.billingContact || null } : {}),
    ...(differs("partnerBilling")
      ? { partnerBilling: { enabled: now.partnerBilling.enabled, folder: now.partnerBilling.folder || null } }
      : {}),
    ...(differs("trialExpiresOn")
      ? { trialExpiresAt: now.trialExpiresOn === "" ? null : `${now.trialExpiresOn}T00:00:00Z` }
      : {}),
    ...(hasAddress && differs("address") ? { address: { ...now.address, street2: now.address.street2 || null } } : {}),
    ...(differs("tags") ? { tags: now.tags } : {}),
  };
}

/** Whether a customer is as a change asked, to tell whether the change arrived. */
export function shows(customer: Customer, change: CustomerChange): boolean {
  const { trialExpiresAt, ...others } = change;
  const sameTrial = trialExpiresAt === undefined || instantOf(trialExpiresAt) === instantOf(customer.trialExpiresAt);
  return sameTrial && Object.entries(others).every(([field, wanted]) => alike(wanted, fieldOf(customer, field)));
}

/** The customer as it would be after a change. */
export function withChange(customer: Customer, change: CustomerChange): Customer {
  return { ...customer, ...change };
}

function fieldOf(customer: Customer, field: string): unknown {
  return Object.entries(customer).find(([name]) => name === field)?.[1];
}

function dayOf(instant: string): string {
  return new Date(instant).toISOString().slice(0, 10);
}

function trimmed(edit: CustomerEdit): CustomerEdit {
  const address = Object.fromEntries(Object.entries(edit.address).map(([field, text]) => [field, text.trim()]));
  return {
    ...edit,
    name: edit.name.trim(),
    billingContact: edit.billingContact.trim(),
    partnerBilling: { ...edit.partnerBilling, folder: edit.partnerBilling.folder.trim() },
    trialExpiresOn: edit.trialExpiresOn.trim(),
    address: { ...NO_ADDRESS, ...address },
    tags: edit.tags.map(({ key, value }) => ({ key: key.trim(), value: value.trim() })),
  };
}
