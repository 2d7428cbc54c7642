import "server-only";
import { decode, type JWT, type JWTDecodeParams } from "next-auth/jwt";
import { deriveSecret } from "@/lib/support/derive-secret";
import { databaseSettings } from "@/lib/support/env";

/** What a token of the sign-in library says, if it is one of ours: while the secret changes, one of before is ours too. */
export async function readSessionToken(token: Omit<JWTDecodeParams, "secret">): Promise<JWT | null> {
  const { secret, formerSecret } = databaseSettings();
  for (const one of formerSecret ? [secret, formerSecret] : [secret]) {
    const claims = await decode({ ...token, secret: deriveSecret("session", one) }).catch(() => null);
    if (claims) return claims;
  }
  return null;
}
