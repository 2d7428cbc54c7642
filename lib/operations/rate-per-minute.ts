import "server-only";
import type { Upstream } from "@/lib/domain/values/upstream";
import { settings } from "@/lib/support/env";

// Neither CloudMC nor HERE documents a limit; five calls a second is polite (RELIABILITY.md, "Not verified").
const UNDOCUMENTED = 300;

/** Calls in any minute, over all processes. */
export function ratePerMinute(upstream: Upstream): number {
  return upstream === "cloudhealth" ? settings().cloudhealth.ratePerMinute : UNDOCUMENTED;
}
