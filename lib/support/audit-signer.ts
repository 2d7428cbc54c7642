import "server-only";
import { deriveSecret } from "@/lib/support/derive-secret";
import { type TextSigner, textSigner } from "@/lib/support/text-signer";

let known: TextSigner | undefined;

/** Signs for the audit trail. Whoever owns the database alone cannot: the secret is not in it. */
export function auditSigner(): TextSigner {
  known ??= textSigner(deriveSecret("audit:root"));
  return known;
}
