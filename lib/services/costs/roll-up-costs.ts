import "server-only";
import { inTransaction } from "@/lib/db/client";
import { rollUpDue } from "@/lib/db/cost-rollup-rows";
import type { SystemScope } from "@/lib/domain/access/scope";

const TIMEOUT_MS = 300_000;

/** Adds up what all customers are billed, for the months in which one of them is billed otherwise than before. */
export function rollUpCosts(scope: SystemScope): Promise<number> {
  return inTransaction(scope, rollUpDue, { timeoutMs: TIMEOUT_MS });
}
