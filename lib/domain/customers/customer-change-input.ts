import { z } from "zod";
import type { CustomerChange } from "@/lib/domain/customers/customer-change";
import {
  AddressInput,
  BillingContactText,
  ClassificationInput,
  type CustomerDraftFacts,
  CustomerNameInput,
  type CustomerRefusal,
  heldLinks,
  PartnerBillingInput,
  pastTrial,
  TagsInput,
  takenName,
  unreadableLinks,
} from "@/lib/domain/customers/customer-input";
import { CustomerIdInput } from "@/lib/domain/values/customer-id";

/** Only what is to be different; a field that is left out stays out, so that nothing is emptied by not being named. */
export const CustomerChangeFields = z.strictObject({
  name: CustomerNameInput.exactOptional(),
  classification: ClassificationInput.exactOptional(),
  billingContact: BillingContactText.nullable()
    .transform((text) => text || null)
    .exactOptional(),
  partnerBilling: PartnerBillingInput.exactOptional(),
  trialExpiresAt: z.iso.datetime({ error: "trial-date" }).nullable().exactOptional(),
  address: AddressInput.exactOptional(),
  tags: TagsInput.exactOptional(),
});

/** What the form that changes a customer sends, with the version of the customer it was made from. */
export const CustomerChangeInput = z.strictObject({
  customer: CustomerIdInput,
  version: z.int().positive(),
  change: CustomerChangeFields,
  operationId: z.uuid({ error: "operation-id" }),
});

export type CustomerChangeRequest = z.output<typeof CustomerChangeInput>;

/** Why a change is not even asked for at CloudHealth. */
export type ChangeRefusal = { readonly code: "nothing-changed" } | { readonly code: "tags-full" };

/** What only facts can say about a change; what is not changed is not judged. */
export function checkCustomerChange(change: CustomerChange, facts: CustomerDraftFacts): CustomerRefusal[] {
  const { name, trialExpiresAt, tags } = change;
  return [
    ...(name === undefined ? [] : takenName(name, facts.namesTaken)),
    ...pastTrial(trialExpiresAt ? new Date(trialExpiresAt) : null, facts.now),
    ...(tags === undefined ? [] : [...unreadableLinks(tags), ...heldLinks(tags, facts.linksHeld ?? [])]),
  ];
}
