import { z } from "zod";
import { CLASSIFICATIONS, CLOUDMC_TAG, HERE_TAG, type Tag, vendorLinks } from "@/lib/domain/customers/customer";
import { parseCalendarDate, startOfDate } from "@/lib/domain/values/calendar-date";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { optionalText, plainText } from "@/lib/domain/values/plain-text";

export const CUSTOMER_NAME_MAX = 255;
export const CUSTOMER_TAGS_MAX = 20;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const line = (code: string, max = 255) => plainText(code, { max, required: true });

export const CustomerNameInput = line("name", CUSTOMER_NAME_MAX);
export const ClassificationInput = z.enum(CLASSIFICATIONS, { error: "classification" });

/** State: an abbreviation, or outside the United States the full name in ASCII (cloudhealth.md 4). */
const StateInput = line("state").refine((text) => /^[\x20-\x7e]*$/.test(text), { error: "state-ascii" });

export const AddressInput = z.strictObject({
  street1: line("street1"),
  street2: optionalText("street2", 255),
  city: line("city"),
  state: StateInput,
  /** Text, because a leading zero counts. */
  zipcode: line("zipcode", 20),
  country: line("country"),
});

/**
 * An AWS customer has an address; a Microsoft CSP customer an Azure tenant or an address, never both (cloudhealth.md 4).
 * The kind says through which version of CloudHealth's interface the customer is made.
 */
const IdentityInput = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("azure"),
      azureCustomerId: z
        .string({ error: "azure-customer-id" })
        .trim()
        .regex(GUID, { error: "azure-customer-id" })
        .transform((text) => text.toLowerCase()),
    }),
    z.strictObject({ kind: z.literal("address"), address: AddressInput }),
    z.strictObject({ kind: z.literal("aws"), address: AddressInput }),
  ],
  { error: "identity-required" },
);

export const BillingContactText = z
  .string({ error: "billing-contact" })
  .trim()
  .max(255, { error: "billing-contact-too-long" })
  .refine((text) => text === "" || z.email().safeParse(text).success, { error: "billing-contact" });

const BillingContactInput = BillingContactText.nullish().transform((text) => text || null);

const TrialInput = z
  .string({ error: "trial-date" })
  .trim()
  .nullish()
  .transform((text, context) => {
    if (!text) return null;
    const date = parseCalendarDate(text);
    if (date !== null) return date;
    context.addIssue({ code: "custom", message: "trial-date" });
    return z.NEVER;
  });

export const PartnerBillingInput = z.strictObject({
  enabled: z.boolean({ error: "partner-billing-enabled" }),
  folder: optionalText("folder", 255),
});

export const TagsInput = z
  .array(z.strictObject({ key: line("tag-key"), value: line("tag-value") }), { error: "tags" })
  .max(CUSTOMER_TAGS_MAX, { error: "tags-too-many" })
  .superRefine((tags, context) => {
    for (const [index, tag] of tags.entries()) {
      if (tags.findIndex((other) => other.key === tag.key) === index) continue;
      context.addIssue({ code: "custom", message: "tag-key-repeated", path: [index, "key"] });
    }
  });

/**
 * What the form for a new customer sends (cloudhealth.md 4). Issue messages are codes that pages
 * turn into sentences; fields left empty arrive as null.
 */
export const CustomerDraftInput = z.strictObject({
  name: CustomerNameInput,
  classification: ClassificationInput,
  billingContact: BillingContactInput,
  identity: IdentityInput,
  trialExpiresOn: TrialInput,
  partnerBilling: PartnerBillingInput,
  tags: TagsInput,
  operationId: z.uuid({ error: "operation-id" }),
});

export type CustomerDraftRequest = z.output<typeof CustomerDraftInput>;
export type CustomerDraft = Omit<CustomerDraftRequest, "operationId">;

export interface CustomerDraftFacts {
  readonly now: Date;
  /** Names of other customers; those that could be mistaken for the draft's are enough. */
  readonly namesTaken: readonly string[];
  /** The links that the draft claims and another customer has; none when nobody looked. */
  readonly linksHeld?: readonly LinkHeld[];
}

/** An id of another vendor that stands for one customer already. */
export interface LinkHeld {
  readonly key: string;
  readonly value: string;
  readonly holder: CustomerId;
  readonly holderName: string;
}

export type CustomerRefusal =
  | { readonly code: "name-taken"; readonly name: string }
  | { readonly code: "trial-not-in-future"; readonly date: string }
  | { readonly code: "vendor-link-unreadable"; readonly key: string; readonly value: string }
  | ({ readonly code: "vendor-link-held" } & LinkHeld);

/** What only facts can say about a draft: its name is unique, its trial ends later, its links to vendors are its own. */
export function checkCustomerDraft(
  draft: Pick<CustomerDraft, "name" | "trialExpiresOn" | "tags">,
  facts: CustomerDraftFacts,
): CustomerRefusal[] {
  const date = draft.trialExpiresOn;
  return [
    ...takenName(draft.name, facts.namesTaken),
    ...pastTrial(date === null ? null : startOfDate(date), facts.now),
    ...unreadableLinks(draft.tags),
    ...heldLinks(draft.tags, facts.linksHeld ?? []),
  ];
}

export function takenName(wanted: string, namesTaken: readonly string[]): CustomerRefusal[] {
  const name = comparableName(wanted);
  const taken = namesTaken.find((other) => comparableName(other) === name);
  return taken === undefined ? [] : [{ code: "name-taken", name: taken }];
}

/** A day that cannot be read is no day that has passed: the schema says so. */
export function pastTrial(end: Date | null, now: Date): CustomerRefusal[] {
  return end === null || Number.isNaN(end.getTime()) || end > now
    ? []
    : [{ code: "trial-not-in-future", date: end.toISOString().slice(0, 10) }];
}

/**
 * CloudHealth says only that a name is unique, not how it compares. Two names that a person cannot tell apart are one
 * here: a customer made twice is worse than a name to be chosen again.
 */
export function comparableName(name: string): string {
  return name.normalize("NFKC").trim().replace(/\s+/g, " ").toUpperCase().toLowerCase();
}

export function unreadableLinks(tags: readonly Tag[]): CustomerRefusal[] {
  const links = vendorLinks(tags);
  return tags.flatMap(({ key, value }) => {
    const isUnread =
      (key === CLOUDMC_TAG && links.cloudmcOrganization === null) || (key === HERE_TAG && links.hereRealm === null);
    return isUnread ? [{ code: "vendor-link-unreadable" as const, key, value }] : [];
  });
}

/** A link that two customers claim belongs to neither: the second is refused before it takes it from the first. */
export function heldLinks(tags: readonly Tag[], held: readonly LinkHeld[]): CustomerRefusal[] {
  return held
    .filter(({ key, value }) => tags.some((tag) => tag.key === key && tag.value === value))
    .map((link) => ({ code: "vendor-link-held", ...link }));
}
