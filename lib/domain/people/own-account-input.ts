import { z } from "zod";
import { LONGEST_PASSWORD, type PasswordFault } from "@/lib/domain/access/password-rule";
import { PersonNameInput } from "@/lib/domain/people/person-input";

const secret = z
  .string()
  .min(1, { error: "password-required" })
  .max(LONGEST_PASSWORD + 1, { error: "password-long" });

export const OwnNameInput = z.strictObject({ name: PersonNameInput });
export type OwnName = z.output<typeof OwnNameInput>;

export const OwnPasswordInput = z.strictObject({ present: secret, wanted: secret });
export type OwnPassword = z.output<typeof OwnPasswordInput>;

export const OwnSessionInput = z.strictObject({ session: z.uuid({ error: "session-id" }) });
export type OwnSessionWanted = z.output<typeof OwnSessionInput>;

export const NothingInput = z.strictObject({});

const token = z.string().max(200);

export const LinkTokenInput = z.strictObject({ token });
export type LinkToken = z.output<typeof LinkTokenInput>;

export const LinkUseInput = z.strictObject({ token, password: secret });
export type LinkUse = z.output<typeof LinkUseInput>;

export type TooMany = { readonly code: "too-many"; readonly seconds: number };
export type OwnPasswordRefusal = { readonly code: PasswordFault | "password-wrong" | "password-same" } | TooMany;
export type LinkRefusal = { readonly code: "link-unknown" | "link-used" | "link-expired" | "link-replaced" } | TooMany;
export type LinkUseRefusal = LinkRefusal | { readonly code: PasswordFault };

/** Whose link it is: told once it is proven, and to nobody else. */
export interface LinkOwner {
  readonly name: string;
  readonly email: string;
  readonly kind: "invitation" | "reset";
}

/** One place where a person is signed in. */
export interface OwnSession {
  readonly id: string;
  readonly browser: string | null;
  readonly system: string | null;
  readonly ip: string | null;
  readonly startedAt: Date;
  readonly lastSeenAt: Date;
  readonly isThis: boolean;
}
