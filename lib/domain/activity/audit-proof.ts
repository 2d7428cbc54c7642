import type { AuditLine } from "@/lib/domain/activity/audit-line";
import { canonicalJson } from "@/lib/domain/values/canonical-json";

/** What stands before the first entry of all. */
export const FIRST_HASH = "0".repeat(64);

/** Where the chain stands: how many entries it holds, and the hash of the last. */
export interface ChainEnd {
  readonly place: string;
  readonly hash: string;
}

export const CHAIN_START: ChainEnd = { place: "0", hash: FIRST_HASH };

/** The chain's end when a UTC day was over, signed. */
export interface AuditRoot extends ChainEnd {
  readonly day: string;
  /** The public key, and the signature, both in base64url. */
  readonly key: string;
  readonly signature: string;
}

/** What the hash of an entry is made of: the hash before it, and all that it says. */
export function linkText(former: string, line: AuditLine): string {
  const { id, at, actorId, actorName, verb, subject, customerId, operationId, detail } = line;
  const said = { id, at, actorId, actorName, verb, subject, customerId, operationId, detail };
  return [former, canonicalJson(said)].join("\n");
}

/** What is signed for a day. */
export function rootText({ day, place, hash }: Pick<AuditRoot, "day" | "place" | "hash">): string {
  return ["headwater audit root", day, place, hash].join("\n");
}

/** What is signed at the end of an export: how much it holds, and between which places. */
export function exportText(
  from: ChainEnd,
  end: ChainEnd & { readonly entries: number; readonly waiting: number },
): string {
  const places = [from.place, from.hash, end.place, end.hash];
  return ["headwater audit export", ...places, end.entries, end.waiting].join("\n");
}
