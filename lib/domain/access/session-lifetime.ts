import type { Role } from "@/lib/domain/access/roles";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** RELIABILITY.md 0.3: idle 30 minutes; absolute 12 hours for staff, 24 for viewers. */
export const IDLE_MS = 30 * MINUTE_MS;
export const TOUCH_EVERY_MS = MINUTE_MS;

/** RELIABILITY.md 0.3: what cannot be taken back wants a proof that is not older. */
const PROOF_MS = 5 * MINUTE_MS;

export function isRecentProof(provenAt: Date, at: Date): boolean {
  return at.getTime() - provenAt.getTime() <= PROOF_MS;
}

export function absoluteLifetimeMs(role: Role): number {
  return (role === "viewer" ? 24 : 12) * HOUR_MS;
}
