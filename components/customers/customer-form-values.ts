import type { z } from "zod";
import type { Classification, Tag } from "@/lib/domain/customers/customer";
import { type CustomerDraft, CustomerDraftInput, checkCustomerDraft } from "@/lib/domain/customers/customer-input";
import { parseCalendarDate } from "@/lib/domain/values/calendar-date";

/** What the form's fields hold: both identities, so that switching between them loses nothing. */
export interface CustomerFormValues {
  name: string;
  classification: Classification;
  billingContact: string;
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
  const others = refusalIssues(rules, values.tags).filter(({ path }) => !faults.some((fault) => fault.path === path));
  const issues = [...faults, ...others];
  return parsed.success && issues.length === 0 ? { ok: true, draft: parsed.data } : { ok: false, issues };
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
    if (code !== "vendor-link-unreadable") return [];
    const at = tags.findIndex((tag) => tag.key.trim() === key && tag.value.trim() === value);
    return at < 0 ? [] : [{ path: `tags.${at}.value`, code }];
  });
}

function toInput({ identity, ...values }: CustomerFormValues): z.input<typeof FormInput> {
  const { kind, azureCustomerId, address } = identity;
  return { ...values, identity: kind === "azure" ? { kind, azureCustomerId } : { kind, address } };
}
