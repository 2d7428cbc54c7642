import "server-only";
import { createHash } from "node:crypto";

/** The id of one part of something that has an id: the same part has the same id whenever it is asked for. */
export function derivedId(id: string, part: string): string {
  const hex = createHash("sha256").update(`${id}/${part}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
