import { z } from "zod";

/** Whether staff must have a second factor. */
export interface FactorPolicy {
  readonly required: boolean;
  readonly version: number;
  /** Null: as it came. */
  readonly setByName: string | null;
  readonly setAt: string;
}

export const FactorPolicyInput = z.strictObject({ required: z.boolean(), version: z.number().int().min(1) });
export type FactorPolicyWanted = z.output<typeof FactorPolicyInput>;

export type FactorPolicyRefusal =
  | { readonly code: "not-permitted" }
  | { readonly code: "version-conflict" }
  | { readonly code: "factor-missing" };

/** Whoever asks others for a second factor has one; null when the policy may be set so. */
export function whyNotRequire(required: boolean, hasFactor: boolean): { readonly code: "factor-missing" } | null {
  return required && !hasFactor ? { code: "factor-missing" } : null;
}
