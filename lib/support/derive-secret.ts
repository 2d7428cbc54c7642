import "server-only";
import { hkdfSync } from "node:crypto";
import { databaseSettings } from "@/lib/support/env";

const BYTES = 32;

/** One secret in the configuration, one key per purpose: knowing one of them tells nothing about the others. */
export function deriveSecret(purpose: string, secret = databaseSettings().secret): string {
  return Buffer.from(hkdfSync("sha256", secret, "headwater", purpose, BYTES)).toString("hex");
}
