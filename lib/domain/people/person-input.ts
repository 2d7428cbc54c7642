import { z } from "zod";
import { ROLES } from "@/lib/domain/access/roles";
import { MAIL_LANGUAGES } from "@/lib/domain/people/link-mail";
import type { PersonRuleRefusal } from "@/lib/domain/people/person-rules";
import { CustomerIdInput } from "@/lib/domain/values/customer-id";

export const NAME_MAX = 120;
export const EMAIL_MAX = 320;

const id = z.uuid({ error: "person-id" });
const version = z.number().int().min(0);
const language = z.enum(MAIL_LANGUAGES).optional();
const MOST_CUSTOMERS = 50;
/** The first customer of a viewer, and those read besides it. */
const place = {
  role: z.enum(ROLES, { error: "role-required" }),
  customer: CustomerIdInput.nullable(),
  further: z.array(CustomerIdInput).max(MOST_CUSTOMERS).default([]),
};

export const PersonNameInput = z
  .string({ error: "name-required" })
  .transform((text) => text.replace(/[\p{Cc}\s]+/gu, " ").trim())
  .pipe(z.string().min(1, { error: "name-required" }).max(NAME_MAX, { error: "name-long" }));

export const EmailInput = z
  .string({ error: "email-required" })
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email({ error: "email-form" }).max(EMAIL_MAX, { error: "email-form" }));

/** Ids of the person and of the link are made by the form, so that sending it twice invites once. */
export const InvitationInput = z.strictObject({
  id,
  link: id,
  name: PersonNameInput,
  email: EmailInput,
  language,
  ...place,
});
export type Invitation = z.output<typeof InvitationInput>;

export const PersonPlaceInput = z.strictObject({ id, version, ...place });
export type PersonPlace = z.output<typeof PersonPlaceInput>;

export const PersonChangeInput = z.strictObject({ id, version });
export type PersonChangeWanted = z.output<typeof PersonChangeInput>;

export const PersonInput = z.strictObject({ id });
export type PersonWanted = z.output<typeof PersonInput>;

export const PersonLinkInput = z.strictObject({ id, link: id, language });
export type PersonLinkWanted = z.output<typeof PersonLinkInput>;

/** A link that was made just now; what opens it is told this once and kept nowhere. */
export interface PasswordLink {
  readonly url: string;
  readonly expiresAt: string;
  /** Whether it went out by mail; left out where none can be sent. */
  readonly mailed?: "sent" | "failed";
}

export type PersonRefusal =
  | PersonRuleRefusal
  | { readonly code: "not-permitted" }
  | { readonly code: "email-taken"; readonly email: string }
  | { readonly code: "customer-unknown"; readonly customer: string }
  | { readonly code: "person-gone" }
  | { readonly code: "link-spent" }
  | { readonly code: "version-conflict" };
