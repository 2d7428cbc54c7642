import "server-only";
import {
  eachLinked,
  findChainEnd,
  findFirstDay,
  findLastRoot,
  findPlace,
  listOutside,
  listRoots,
} from "@/lib/db/audit-chain-rows";
import { type Db, inTransaction } from "@/lib/db/client";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { AuditExportLine } from "@/lib/domain/activity/audit-export";
import { type AuditRoot, CHAIN_START, exportText, FIRST_HASH } from "@/lib/domain/activity/audit-proof";
import { type CalendarDate, dateOf, shiftDate, startOfDate } from "@/lib/domain/values/calendar-date";
import { demand } from "@/lib/services/access/permit";
import { auditSigner } from "@/lib/support/audit-signer";
import { now } from "@/lib/support/clock";

/** How long somebody may take to fetch the file; the connection is theirs that long. */
const TIMEOUT_MS = 10 * 60_000;
const AT_ONCE = 1_000;

export interface AuditDays {
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
}

type Take = (lines: readonly AuditExportLine[]) => Promise<void>;

/** A range of days with all that proves it, some lines at a time: lib/support/verify-audit-export.ts reads it. */
export async function exportAuditProof(scope: StaffScope, days: AuditDays, take: Take): Promise<void> {
  demand(scope, "audit:prove");
  await inTransaction(scope, (db) => write(db, days, take), { timeoutMs: TIMEOUT_MS });
}

async function write(db: Db, days: AuditDays, take: Take): Promise<void> {
  const to = days.to ?? dateOf(now());
  const from = days.from ?? (await findFirstDay(db)) ?? to;
  const former = await findLastRoot(db, shiftDate(from, -1));
  const roots = await listRoots(db, former?.day ?? from, to);
  const start = former?.place ?? CHAIN_START.place;
  const after = start === "0" ? FIRST_HASH : ((await findPlace(db, BigInt(start)))?.hash ?? null);
  const last = await lastPlace(db, roots, to);
  const key = auditSigner().publicKey;
  const exportedAt = now().toISOString();
  await take([
    { kind: "head", format: "headwater-audit-1", from, to, key, after: { place: start, hash: after }, exportedAt },
    ...roots.map((root) => ({ kind: "root" as const, ...root })),
  ]);
  let [entries, hash] = [0, after];
  await eachLinked(db, { after: start, to: last }, async (links) => {
    entries += links.length;
    hash = links.at(-1)?.hash ?? hash;
    await take(links.map(({ line, ...link }) => ({ kind: "entry", ...link, entry: line })));
  });
  const waiting = await writeOutside(db, { from, to, last }, take);
  const place = entries === 0 ? start : last;
  const text = exportText(
    { place: start, hash: after ?? FIRST_HASH },
    { place, hash: hash ?? FIRST_HASH, entries, waiting },
  );
  await take([{ kind: "end", entries, waiting, place, hash, signature: auditSigner().sign(text) }]);
}

/** A day that is signed ends at the place it was signed at; what comes after it is of later days. */
async function lastPlace(db: Db, roots: readonly AuditRoot[], to: CalendarDate): Promise<string> {
  const end = (await findChainEnd(db)).place;
  const root = roots.find(({ day }) => day === to);
  return root && BigInt(root.place) < BigInt(end) ? root.place : end;
}

async function writeOutside(
  db: Db,
  days: { from: CalendarDate; to: CalendarDate; last: string },
  take: Take,
): Promise<number> {
  const within = { since: startOfDate(days.from), until: startOfDate(shiftDate(days.to, 1)), to: days.last };
  for (let [count, after] = [0, "0"]; ; ) {
    const lines = await listOutside(db, within, { after, take: AT_ONCE });
    await take(lines.map((entry) => ({ kind: "entry", place: null, hash: null, entry })));
    count += lines.length;
    after = lines.at(-1)?.id ?? after;
    if (lines.length < AT_ONCE) return count;
  }
}
