import "server-only";
import { inTransaction } from "@/lib/db/client";
import { type Rewrapped, rewrapAll } from "@/lib/db/sealed-rows";
import type { SystemScope } from "@/lib/domain/access/scope";

const LONGEST_MS = 120_000;

/** All sealed values together or none; again, it changes nothing. */
export function rewrapSealed(scope: SystemScope): Promise<Rewrapped> {
  return inTransaction(scope, rewrapAll, { timeoutMs: LONGEST_MS });
}
