import "server-only";
import { now } from "@/lib/support/clock";
import { lineBudget } from "@/lib/support/line-budget";
import { log } from "@/lib/support/log";

export type SecurityEvent =
  | "signed-in"
  | "sign-in-refused"
  | "sign-in-throttled"
  | "calls-throttled"
  | "proof-refused"
  | "foreign-origin"
  | "not-permitted"
  | "invalid-input";

const PER_MINUTE = 300;
const budget = lineBudget(PER_MINUTE);

/** For whoever looks back at what was tried: who and what, never what was typed. */
export function noteSecurityEvent(event: SecurityEvent, facts: Readonly<Record<string, string | null>>): void {
  const leftOut = budget.take(event, now().getTime());
  if (leftOut === null) return;
  const level = event === "signed-in" ? "info" : "warn";
  log[level]({ security: true, event, ...facts, ...(leftOut > 0 ? { leftOut } : {}) }, "somebody came to a door");
}
