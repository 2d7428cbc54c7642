import { z } from "zod";
import type { Address, Customer, Tag } from "../../rows";
import { readTags } from "../assets/tag-list";
import type { WriteBody } from "../write-body";
import { isAbsent } from "../write-body";

export type CustomerFields = Pick<
  Customer,
  "name" | "classification" | "billingContact" | "billing" | "address" | "azureCustomerId" | "trialExpiration" | "tags"
>;

const CLASSIFICATIONS = ["managed_without_access", "managed_with_access"];
const MOST_TAGS = 20;
const ADDRESS_FIELDS = ["street1", "city", "state", "zipcode", "country"] as const;

const TextOrNumber = z.union([z.string(), z.number()]).transform(String);
const LooseAddress = z.object({
  street1: TextOrNumber.nullish(),
  street2: TextOrNumber.nullish(),
  city: TextOrNumber.nullish(),
  state: TextOrNumber.nullish(),
  zipcode: TextOrNumber.nullish(),
  country: TextOrNumber.nullish(),
});
const LooseBilling = z.object({
  enabled: z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")]).optional(),
  folder: z.string().nullish(),
});

type Reading = { errors: string[]; now: Date };

function readAddress(value: unknown, errors: string[]): Address | null {
  const address = LooseAddress.safeParse(value);
  if (!address.success) {
    errors.push("Address must be an object of texts");
    return null;
  }
  const text = (field: keyof z.infer<typeof LooseAddress>) => address.data[field]?.trim() ?? "";
  for (const field of ADDRESS_FIELDS) if (text(field) === "") errors.push(`Address ${field} can't be blank`);
  const street2 = address.data.street2;
  return {
    street1: text("street1"),
    ...(street2 === undefined || street2 === null ? {} : { street2 }),
    city: text("city"),
    state: text("state"),
    zipcode: text("zipcode"),
    country: text("country"),
  };
}

function readTagsOfCustomer(value: unknown, errors: string[]): Tag[] {
  const tags = readTags(value, errors);
  if (tags.length > MOST_TAGS) errors.push(`Tags can't be more than ${MOST_TAGS}`);
  return tags;
}

/** The language itself takes the thirty-first of February for a day in March. */
function isCalendarDay(text: string): boolean {
  return z.iso.date().safeParse(text.slice(0, 10)).success;
}

/** A date without zone is UTC. Writing back the date that is stored is no change, even when it has passed. */
function readTrial(value: unknown, stored: string | null, reading: Reading): string | null {
  if (isAbsent(value)) return null;
  if (value === stored) return stored;
  const text = typeof value === "string" && /^.{10}([T ]|$)/.test(value) && isCalendarDay(value) ? value : "";
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(text) || text.length === 10 ? text : `${text}Z`;
  const moment = new Date(zoned);
  if (Number.isNaN(moment.getTime())) {
    reading.errors.push("Trial expiration is not an ISO 8601 date");
    return stored;
  }
  if (moment <= reading.now) reading.errors.push("Trial expiration must be in the future");
  return `${moment.toISOString().slice(0, 19)}Z`;
}

function readBilling(value: unknown, stored: Customer["billing"], errors: string[]): Customer["billing"] {
  const billing = LooseBilling.safeParse(value ?? {});
  if (!billing.success) {
    errors.push("Partner billing configuration needs enabled (true or false) and folder (text)");
    return stored;
  }
  return { enabled: billing.data.enabled ?? stored.enabled, folder: billing.data.folder ?? stored.folder };
}

function readClassification(value: unknown, stored: string, errors: string[]): string {
  if (isAbsent(value)) return stored;
  if (typeof value === "string" && CLASSIFICATIONS.includes(value)) return value;
  errors.push(`Classification must be one of ${CLASSIFICATIONS.join(", ")}`);
  return stored;
}

function readText(value: unknown, name: string, errors: string[]): string {
  if (value === null || typeof value === "string") return value ?? "";
  errors.push(`${name} must be text`);
  return "";
}

const NOTHING_YET: CustomerFields = {
  name: "",
  classification: "managed_without_access",
  billingContact: "",
  billing: { enabled: false, folder: "" },
  address: null,
  azureCustomerId: null,
  trialExpiration: null,
  tags: [],
};

/** Reads what the body says over what is stored. Fields it does not know and read-only ones are passed over. */
export function readCustomer(body: WriteBody, stored: CustomerFields | null, now: Date) {
  const before = stored ?? NOTHING_YET;
  const reading: Reading = { errors: [], now };
  const { errors } = reading;
  const said = (field: string) => Object.hasOwn(body, field);
  const trial = isAbsent(body.trial_expiration) ? body.trial_expiration_date : body.trial_expiration;
  const fields: CustomerFields = {
    name: said("name") ? readText(body.name, "Name", errors).trim() : before.name,
    classification: readClassification(body.classification, before.classification, errors),
    billingContact: said("billing_contact")
      ? readText(body.billing_contact, "Billing contact", errors)
      : before.billingContact,
    billing: readBilling(body.partner_billing_configuration, before.billing, errors),
    address: isAbsent(body.address) ? before.address : readAddress(body.address, errors),
    azureCustomerId: before.azureCustomerId,
    trialExpiration:
      said("trial_expiration") || said("trial_expiration_date")
        ? readTrial(trial, before.trialExpiration, reading)
        : before.trialExpiration,
    tags: isAbsent(body.tags) ? before.tags : readTagsOfCustomer(body.tags, errors),
  };
  if (fields.name === "") errors.unshift("Name can't be blank");
  return { fields, errors };
}
