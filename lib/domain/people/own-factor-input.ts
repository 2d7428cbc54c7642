import { z } from "zod";
import type { TooMany } from "@/lib/domain/people/own-account-input";

const LONGEST_CODE = 100;
const LONGEST_PROOF = 1024;

export const FactorCodeInput = z.strictObject({ code: z.string().max(LONGEST_CODE) });
export type FactorCodeGiven = z.output<typeof FactorCodeInput>;

export const ProofInput = z.strictObject({ proof: z.string().min(1).max(LONGEST_PROOF) });
export type ProofGiven = z.output<typeof ProofInput>;

/**
 * How a person proves again that it is them: with a second factor by a code, without one by the password, and without
 * either by signing in at the provider once more.
 */
export type ProofKind = "password" | "code" | "provider";

/** What an app is set up with; told while it is not confirmed, and never again. */
export interface FactorKey {
  readonly secret: string;
  readonly uri: string;
}

export interface OwnFactor {
  /** Null while none is asked for. */
  readonly since: Date | null;
  readonly codesLeft: number;
  /** Whether the policy asks this person for one. */
  readonly isRequired: boolean;
}

export type FactorRefusal =
  | { readonly code: "factor-there" }
  | { readonly code: "factor-absent" }
  | { readonly code: "code-wrong" }
  | TooMany;
export type ProofRefusal = { readonly code: "proof-wrong" } | TooMany;
