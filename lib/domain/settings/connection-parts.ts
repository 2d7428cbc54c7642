import type { Upstream } from "@/lib/domain/values/upstream";

export const ADDRESS_PARTS = ["address", "token-address", "signed-address"] as const;
export const KEY_PARTS = ["key", "key-id", "key-secret"] as const;
export const CONNECTION_PARTS = [...ADDRESS_PARTS, "realm", ...KEY_PARTS] as const;

export type KeyPart = (typeof KEY_PARTS)[number];
export type ConnectionPart = (typeof CONNECTION_PARTS)[number];

/** What a connection consists of, by the name of the part; what its upstream has no use for is not there. */
export type PartTexts = Readonly<Partial<Record<ConnectionPart, string>>>;

/** The parts of each upstream's connection, as a form asks for them. */
export const PARTS_OF: Record<Upstream, readonly ConnectionPart[]> = {
  cloudhealth: ["address", "key"],
  cloudmc: ["address", "key"],
  here: ["address", "token-address", "signed-address", "realm", "key-id", "key-secret"],
};

/** HERE's signed address is the token address unless a proxy stands between. */
export const OPTIONAL_PART: ConnectionPart = "signed-address";

export function isKeyPart(part: ConnectionPart): part is KeyPart {
  return KEY_PARTS.some((key) => key === part);
}

/** Of two connections the addresses that differ. */
export function movedAddresses(from: PartTexts, to: PartTexts): ConnectionPart[] {
  return ADDRESS_PARTS.filter((part) => (from[part] ?? "") !== (to[part] ?? ""));
}

/**
 * The keys that have to be typed. A kept key stays with the addresses it was entered for: whoever could move it to
 * another one could have it sent to themselves. Keys of the environment are never taken over.
 */
export function missingKeys(upstream: Upstream, typed: PartTexts, kept: PartTexts | null): KeyPart[] {
  const mayKeep = kept !== null && movedAddresses(kept, typed).length === 0;
  return mayKeep ? [] : PARTS_OF[upstream].filter(isKeyPart).filter((part) => !typed[part]);
}
