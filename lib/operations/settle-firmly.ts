import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { type Db, inTransaction } from "@/lib/db/client";
import type { SystemScope } from "@/lib/domain/access/scope";
import { log } from "@/lib/support/log";

// RELIABILITY.md 3.2, F22.
const TRIES = 5;
const FIRST_PAUSE_MS = 100;
/** What the database says of the rows themselves, by Prisma's codes: said again it is the same. */
const LASTING = ["P2000", "P2002", "P2003", "P2011", "P2025"];

/**
 * Runs the transaction that keeps what became of a call, again when the database was away or had it lose against
 * another. What it writes is guarded by the fence, so that a commit whose answer was lost is not made twice.
 */
export async function settleFirmly(scope: SystemScope, work: (db: Db) => Promise<void>): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await inTransaction(scope, work);
    } catch (error) {
      if (tried === TRIES || LASTING.includes(codeOf(error))) throw error;
      log.warn({ event: "settling-again", tried, code: codeOf(error) }, "what became of a call was not kept yet");
      await pause(FIRST_PAUSE_MS * 3 ** (tried - 1));
    }
  }
}

function codeOf(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : null;
  return typeof code === "string" ? code : "none";
}
