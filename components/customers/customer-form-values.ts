import type { z } from "zod";
import type { Classification, Customer, Tag } from "@/lib/domain/customers/customer";
import { customerChange, customerEdit } from "@/lib/domain/customers/customer-change";
import {
  CustomerChangeFields,
  type CustomerChangeRequest,
  checkCustomerChange,
} from "@/lib/domain/customers/customer-change-input";
import { type CustomerDraft, CustomerDraftInput, checkCustomerDraft } from "@/lib/domain/customers/customer-input";
import { parseCalendarDate } from "@/lib/domain/values/calendar-date";

/** What the form's fields hold: both identities, so that switching between them loses nothing. */
export interface CustomerFormValues {
  name: string;
  classification: Classification;
  billingContact: string;
  /** AWS customers are made by version 1 of CloudHealth's interface, with an address; Microsoft's by version 2. */
  cloud: "aws" | "microsoft";
  identity: {
    kind: "address" | "azure";
    azureCustomerId: string;
    address: { street1: string; street2: string; city: string; state: string; zipcode: string; country: string };
  };
  trialExpiresOn: string;
  partnerBilling: { enabled: boolean; folder: string };
  tags: Tag[];
}

export const EMPTY_CUSTOMER: CustomerFormValues = {
  name: "",
  classification: "managed_without_access",
  billingContact: "",
  cloud: "aws",
  identity: {
    kind: "address",
    azureCustomerId: "",
    address: { street1: "", street2: "", city: "", state: "", zipcode: "", country: "" },
  },
  trialExpiresOn: "",
  partnerBilling: { enabled: true, folder: "" },
  tags: [],
};

export interface FieldIssue {
  readonly path: string;
  readonly code: string;
}

export type CheckedCustomer =
  | { readonly ok: true; readonly draft: CustomerDraft }
  | { readonly ok: false; readonly issues: readonly FieldIssue[] };

const FormInput = CustomerDraftInput.omit({ operationId: true });

/** The server's own schema and rules, but for what only the list of customers can say; one field's fault hides no other's. */
export function checkCustomerForm(values: CustomerFormValues, now: Date): CheckedCustomer {
  const parsed = FormInput.safeParse(toInput(values));
  const faults = (parsed.error?.issues ?? []).map(({ path, message }) => ({ path: path.join("."), code: message }));
  const rules = checkCustomerDraft(
    { name: values.name, trialExpiresOn: parseCalendarDate(values.trialExpiresOn), tags: filledTags(values.tags) },
    { now, namesTaken: [] },
  );
  const issues = [...faults, ...besides(faults, refusalIssues(rules, values.tags))];
  return parsed.success && issues.length === 0 ? { ok: true, draft: parsed.data } : { ok: false, issues };
}

export type CheckedChange =
  | { readonly ok: true; readonly change: CustomerChangeRequest["change"] }
  | { readonly ok: false; readonly issues: readonly FieldIssue[] };

/** What a person changed of a customer, judged by the server's schema and rules; what was left alone is not judged. */
export function checkChangeForm(values: CustomerFormValues, before: Customer, now: Date): CheckedChange {
  const change = customerChange(before, { ...values, address: values.identity.address });
  const parsed = CustomerChangeFields.safeParse(change);
  const faults = (parsed.error?.issues ?? []).map(({ path, message }) => ({ path: formPath(path), code: message }));
  const rules = checkCustomerChange(
    { ...change, ...(change.tags ? { tags: filledTags(change.tags) } : {}) },
    { now, namesTaken: [] },
  );
  const issues = [...faults, ...besides(faults, refusalIssues(rules, values.tags))];
  return parsed.success && issues.length === 0 ? { ok: true, change: parsed.data } : { ok: false, issues };
}

/** Where the field of a change stands in the form. */
export function formPath(path: readonly PropertyKey[]): string {
  const joined = path.join(".");
  if (joined === "trialExpiresAt") return "trialExpiresOn";
  return joined.startsWith("address") ? `identity.${joined}` : joined;
}

export function customerFormValues(customer: Customer): CustomerFormValues {
  const { address, tags, ...values } = customerEdit(customer);
  const { azureCustomerId } = customer;
  return {
    ...values,
    cloud: azureCustomerId === null ? "aws" : "microsoft",
    identity: { kind: azureCustomerId === null ? "address" : "azure", azureCustomerId: azureCustomerId ?? "", address },
    tags: [...tags],
  };
}

function besides(faults: readonly FieldIssue[], others: readonly FieldIssue[]): FieldIssue[] {
  return others.filter(({ path }) => !faults.some((fault) => fault.path === path));
}

function filledTags(tags: readonly Tag[]): Tag[] {
  return tags.map(({ key, value }) => ({ key: key.trim(), value: value.trim() })).filter(({ value }) => value !== "");
}

/** The fields at which refusals point. */
export function refusalIssues(
  refusals: readonly { readonly code: string; readonly key?: string; readonly value?: string }[],
  tags: readonly Tag[],
): FieldIssue[] {
  return refusals.flatMap(({ code, key, value }) => {
    if (code === "name-taken") return [{ path: "name", code }];
    if (code === "trial-not-in-future") return [{ path: "trialExpiresOn", code }];
    if (code !== "vendor-link-unreadable" && code !== "vendor-link-held") return [];
    const at = tags.findIndex((tag) => tag.key.trim() === key && tag.value.trim() === value);
    return at < 0 ? [] : [{ path: `tags.${at}.value`, code }];
  });
}

function toInput({ identity, cloud, ...values }: CustomerFormValues): z.input<typeof FormInput> {
  const { kind, azureCustomerId, address } = identity;
  if (cloud === "aws") return { ...values, identity: { kind: "aws", address } };
  return { ...values, identity: kind === "azure" ? { kind, azureCustomerId } : { kind, address } };
}
