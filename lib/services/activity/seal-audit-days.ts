import "server-only";
import {
  addRoot,
  eachLinked,
  findFirstDay,
  findLastPlace,
  findLastRoot,
  findPlace,
  holdChain,
  listUnlinked,
} from "@/lib/db/audit-chain-rows";
import { type Db, inTransaction } from "@/lib/db/client";
import type { SystemScope } from "@/lib/domain/access/scope";
import { type AuditRoot, CHAIN_START, type ChainEnd, rootText } from "@/lib/domain/activity/audit-proof";
import { type CalendarDate, shiftDate, startOfDate } from "@/lib/domain/values/calendar-date";
import { auditSigner } from "@/lib/support/audit-signer";
import { chainHash } from "@/lib/support/chain-hash";
import { now } from "@/lib/support/clock";
import { log } from "@/lib/support/log";

/** No transaction of ours lasts longer than a minute, and clocks differ by less than the rest. */
const SETTLED_AFTER_MS = 10 * 60_000;
const TIMEOUT_MS = 60_000;

/** Signs each UTC day that is over and has all its entries in the chain, the oldest first; tells how many. */
export async function sealAuditDays(scope: SystemScope): Promise<number> {
  for (let sealed = 0; ; sealed += 1) {
    const root = await inTransaction(scope, sealNext, { timeoutMs: TIMEOUT_MS });
    if (root === null) return sealed;
    // The log is a place that whoever changes the database does not reach.
    const { day, place, hash, key, signature } = root;
    log.info({ event: "audit-day-signed", day, place, hash, publicKey: key, signature }, "signed a day of the audit");
  }
}

async function sealNext(db: Db): Promise<AuditRoot | null> {
  if (!(await holdChain(db))) return null;
  const before = await findLastRoot(db);
  const day = before ? shiftDate(before.day, 1) : await findFirstDay(db);
  if (day === null || !isSettled(day)) return null;
  const [since, until] = [before ? startOfDate(day) : new Date(0), startOfDate(shiftDate(day, 1))];
  const waiting = await listUnlinked(db, { since, until, after: "0", take: 1 });
  if (waiting.length > 0) return null;
  const end = await findEndOfDay(db, before ?? CHAIN_START, { since, until });
  const wrong = end === null ? day : await findBreak(db, before ?? CHAIN_START, end);
  if (end === null || wrong !== null) {
    log.error(
      { event: "audit-broken", day, place: wrong },
      "the audit does not fit together, so its day is not signed",
    );
    return null;
  }
  const root = { day, ...end };
  const signer = auditSigner();
  const signed = { ...root, key: signer.publicKey, signature: signer.sign(rootText(root)) };
  await addRoot(db, signed);
  return signed;
}

function isSettled(day: CalendarDate): boolean {
  return now().getTime() >= startOfDate(shiftDate(day, 1)).getTime() + SETTLED_AFTER_MS;
}

/** Null when the place is not there that must be. */
async function findEndOfDay(db: Db, before: ChainEnd, day: { since: Date; until: Date }): Promise<ChainEnd | null> {
  const last = await findLastPlace(db, day.since, day.until);
  if (last === null || BigInt(last) <= BigInt(before.place)) return { place: before.place, hash: before.hash };
  return findPlace(db, BigInt(last));
}

/** The first place after `from` that does not follow from those before it; null when all do. */
async function findBreak(db: Db, from: ChainEnd, end: ChainEnd): Promise<string | null> {
  let [place, hash] = [BigInt(from.place), from.hash];
  let wrong: string | null = null;
  await eachLinked(db, { after: from.place, to: end.place }, async (links) => {
    for (const link of links) {
      if (wrong !== null) return;
      place += 1n;
      if (link.place !== String(place) || link.line === null || chainHash(hash, link.line) !== link.hash)
        wrong = String(place);
      hash = link.hash;
    }
  });
  return wrong ?? (String(place) === end.place ? null : String(place + 1n));
}
