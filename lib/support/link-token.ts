import "server-only";
import { createHash, randomBytes } from "node:crypto";

const BYTES = 32;

/** What opens a link: 256 random bits, of which only the hash is kept. */
export function makeLinkToken(): { token: string; tokenHash: string } {
  const token = randomBytes(BYTES).toString("base64url");
  return { token, tokenHash: hashLinkToken(token) };
}

export function hashLinkToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
