import "server-only";
import { createHash } from "node:crypto";

/** Tells one content sent under an id from another. */
export function hashOf(payload: object): string {
  return createHash("sha256").update(JSON.stringify(payload)).digest("hex");
}
