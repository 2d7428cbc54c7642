import "server-only";
import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { staffPool } from "@/lib/db/staff-pool";

// RELIABILITY.md 4, T8: guesses are throttled, nobody is locked out.
const PER_ACCOUNT = 10;
const PER_ADDRESS = 30;
/** To the provider and back is two. */
const VISITS_PER_ADDRESS = 60;
const SECONDS = 60;

let limiters: Record<"account" | "address" | "visit", RateLimiterPostgres> | undefined;

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
  const { account, address: place } = known();
  return countDown(async () => {
    await account.consume(toKey(email));
    await place.consume(toKey(address));
  });
}

/** The same of ways to the sign-in provider and back, each of which has the portal ask the provider. */
export function countVisit(address: string): Promise<number | null> {
  return countDown(() => known().visit.consume(toKey(address)));
}

function known() {
  limiters ??= {
    account: limiter("account", PER_ACCOUNT),
    address: limiter("address", PER_ADDRESS),
    visit: limiter("visit", VISITS_PER_ADDRESS),
  };
  return limiters;
}

async function countDown(consume: () => Promise<unknown>): Promise<number | null> {
  try {
    await consume();
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
