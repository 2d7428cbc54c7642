import { z } from "zod";
import { EmailInput, PersonNameInput } from "@/lib/domain/people/person-input";

/** What the sign-in provider says of somebody, as far as it can be read. */
export interface ProviderClaims {
  readonly subject: string;
  /** Null for an address that is no address or that the provider did not verify. */
  readonly email: string | null;
  readonly name: string | null;
  /** When they last proved to the provider that it is them, if it says so. */
  readonly provenAt: Date | null;
  /** Whether it says that it asked for more than one factor (RFC 8176, "mfa"). */
  readonly hasFactor: boolean;
}

const LONGEST_SUBJECT = 255;

const Claims = z.looseObject({
  sub: z
    .string()
    .min(1)
    .max(LONGEST_SUBJECT)
    .regex(/^\P{Cc}*$/u),
  email: EmailInput.nullable().catch(null),
  email_verified: z.boolean().catch(false),
  name: PersonNameInput.nullable().catch(null),
  auth_time: z.number().int().positive().nullable().catch(null),
  amr: z.array(z.string()).catch([]),
});

/** Null for claims of nobody. */
export function readProviderClaims(claims: unknown): ProviderClaims | null {
  const read = Claims.safeParse(claims);
  if (!read.success) return null;
  const { sub, email, email_verified, name, auth_time, amr } = read.data;
  return {
    subject: sub,
    email: email_verified ? email : null,
    name,
    provenAt: auth_time === null ? null : new Date(auth_time * 1000),
    hasFactor: amr.includes("mfa"),
  };
}
