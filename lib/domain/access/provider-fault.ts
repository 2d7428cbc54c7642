import { signInFault } from "@/lib/domain/access/sign-in-fault";

/** Why somebody whom the provider knows does not come in. */
export const PROVIDER_REFUSALS = [
  "provider-unknown",
  "provider-unverified",
  "provider-other",
  "provider-disabled",
  "provider-no-role",
  "provider-failed",
] as const;
export type ProviderRefusal = (typeof PROVIDER_REFUSALS)[number];

export type ProviderFault =
  | { readonly code: ProviderRefusal }
  | { readonly code: "too-many"; readonly seconds: number };

/** Reads the error in the address the sign-in page was led to; whatever is not ours is the way there that failed. */
export function providerFault(error: string): ProviderFault | null {
  if (error === "") return null;
  const fault = signInFault(error);
  if (fault.code === "too-many") return fault;
  return { code: PROVIDER_REFUSALS.find((known) => known === error) ?? "provider-failed" };
}
