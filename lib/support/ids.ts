import "server-only";
import { createHash, randomUUID } from "node:crypto";

export function newId(): string {
  return randomUUID();
}

/** The same id for the same words, for what must not be made twice. In the form of RFC 9562, version 8. */
export function idFrom(words: string): string {
  const hex = createHash("sha256").update(words).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
