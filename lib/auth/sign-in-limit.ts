import "server-only";
import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { staffPool } from "@/lib/db/staff-pool";

// RELIABILITY.md 4, T8: guesses are throttled, nobody is locked out.
const PER_ACCOUNT = 10;
const PER_ADDRESS = 30;
const SECONDS = 60;

let limiters: { account: RateLimiterPostgres; address: RateLimiterPostgres } | undefined;

function limiter(keyPrefix: string, points: number): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: staffPool(),
    storeType: "pool",
    tableName: "sign_in_limit",
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration: SECONDS,
  });
}

/** Counts one try; answers with the seconds to wait when there were too many, else null. */
export async function countSignIn(email: string, address: string): Promise<number | null> {
  limiters ??= { account: limiter("account", PER_ACCOUNT), address: limiter("address", PER_ADDRESS) };
  try {
    await limiters.account.consume(toKey(email));
    await limiters.address.consume(toKey(address));
    return null;
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    throw error;
  }
}

// What was typed or sent along may be longer than a key can be, and may hold what PostgreSQL cannot keep.
function toKey(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
