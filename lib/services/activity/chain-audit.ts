import "server-only";
import { addLinks, findChainEnd, findLastRoot, holdChain, type Link, listUnlinked } from "@/lib/db/audit-chain-rows";
import { type Db, inTransaction } from "@/lib/db/client";
import type { SystemScope } from "@/lib/domain/access/scope";
import { shiftDate, startOfDate } from "@/lib/domain/values/calendar-date";
import { sealAuditDays } from "@/lib/services/activity/seal-audit-days";
import { chainHash } from "@/lib/support/chain-hash";

const AT_ONCE = 1_000;
const TIMEOUT_MS = 60_000;

/**
 * Gives each entry that has none its place in the chain, then signs the days that are over. Writers wait for nothing: an
 * entry is seen here once its transaction is over, and one that comes late has a later place.
 */
export async function chainAudit(scope: SystemScope): Promise<{ linked: number; sealed: number }> {
  let linked = 0;
  for (let after: string | null = "0"; after !== null; ) {
    const step: { linked: number; last: string | null } = await inTransaction(
      scope,
      (db) => linkSome(db, after ?? "0"),
      {
        timeoutMs: TIMEOUT_MS,
      },
    );
    linked += step.linked;
    after = step.last;
  }
  return { linked, sealed: await sealAuditDays(scope) };
}

/** The id of the last that was linked, null when no more wait. */
async function linkSome(db: Db, after: string): Promise<{ linked: number; last: string | null }> {
  if (!(await holdChain(db))) return { linked: 0, last: null };
  const root = await findLastRoot(db);
  // What is dated into a day that is signed came past Headwater: it gets no place, and stands out by that.
  const since = root ? startOfDate(shiftDate(root.day, 1)) : new Date(0);
  const lines = await listUnlinked(db, { since, after, take: AT_ONCE });
  const links: Link[] = [];
  let end = await findChainEnd(db);
  for (const line of lines) {
    end = { place: String(BigInt(end.place) + 1n), hash: chainHash(end.hash, line) };
    links.push({ ...end, entryId: line.id });
  }
  if (links.length > 0) await addLinks(db, links);
  return { linked: links.length, last: links.length < AT_ONCE ? null : (links.at(-1)?.entryId ?? null) };
}
