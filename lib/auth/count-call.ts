import "server-only";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { settings } from "@/lib/support/env";
import { noteSecurityEvent } from "@/lib/support/note-security-event";

const SECONDS = 60;

let limiter: RateLimiterMemory | undefined;

/**
 * Counts one call of an action or a route; answers with the seconds to wait when this person made too many, else null.
 * Each web process counts for itself: it is a brake on scripts and not a quota, and costs no query.
 */
export async function countCall(userId: string): Promise<number | null> {
  limiter ??= new RateLimiterMemory({ points: settings().callsPerPersonPerMinute, duration: SECONDS });
  try {
    await limiter.consume(userId);
    return null;
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    noteSecurityEvent("calls-throttled", { person: userId });
    return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
  }
}
