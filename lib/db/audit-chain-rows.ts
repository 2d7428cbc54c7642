import "server-only";
import { type AuditRow, toLine } from "@/lib/db/audit-rows";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { readInChunks } from "@/lib/db/read-in-chunks";
import type { AuditLine } from "@/lib/domain/activity/audit-line";
import { type AuditRoot, CHAIN_START, type ChainEnd } from "@/lib/domain/activity/audit-proof";
import { type CalendarDate, calendarDate, dateOf } from "@/lib/domain/values/calendar-date";

const LOCK = 48_502;

/** Whether nobody else adds to the chain until this transaction ends. */
export async function holdChain(db: Db): Promise<boolean> {
  const [row] = await db.$queryRaw<{ held: boolean }[]>`SELECT pg_try_advisory_xact_lock(${LOCK}::bigint) AS held`;
  return row?.held === true;
}

export async function findChainEnd(db: Db): Promise<ChainEnd> {
  const row = await db.auditLink.findFirst({ orderBy: { place: "desc" } });
  return row ? { place: row.place.toString(), hash: row.hash } : CHAIN_START;
}

/** Null when nothing stands there. */
export async function findPlace(db: Db, place: bigint): Promise<ChainEnd | null> {
  const row = await db.auditLink.findUnique({ where: { place } });
  return row && { place: row.place.toString(), hash: row.hash };
}

interface Unlinked {
  readonly since: Date;
  readonly until?: Date;
  readonly after: string;
  readonly take: number;
}

/** Entries without a place, in the order of their ids. One is seen when its transaction is over, not when it began. */
export async function listUnlinked(db: Db, { since, until, after, take }: Unlinked): Promise<AuditLine[]> {
  const rows = await db.$queryRaw<AuditRow[]>`
    SELECT e.* FROM audit_entry e
    WHERE e.at >= ${since} AND e.id > ${BigInt(after)} ${until ? Prisma.sql`AND e.at < ${until}` : Prisma.empty}
      AND NOT EXISTS (SELECT FROM audit_link l WHERE l.entry_id = e.id)
    ORDER BY e.id LIMIT ${take}::int`;
  return rows.map(toLine);
}

export interface Link extends ChainEnd {
  readonly entryId: string;
}

export async function addLinks(db: Db, links: readonly Link[]): Promise<void> {
  await db.auditLink.createMany({
    data: links.map(({ place, entryId, hash }) => ({ place: BigInt(place), entryId: BigInt(entryId), hash })),
  });
}

/** A place of the chain, and what stands in it: null when it is gone. */
export interface LinkedLine extends ChainEnd {
  readonly line: AuditLine | null;
}

/** In a transaction, in order, some at a time; up to and with `to`. */
export async function eachLinked(
  db: Db,
  { after, to }: { readonly after: string; readonly to: string },
  take: (links: readonly LinkedLine[]) => Promise<void>,
): Promise<void> {
  await readInChunks<Partial<AuditRow> & { readonly place: bigint; readonly hash: string }>(
    db,
    Prisma.sql`
      SELECT l.place, l.hash, e.* FROM audit_link l LEFT JOIN audit_entry e ON e.id = l.entry_id
      WHERE l.place > ${BigInt(after)} AND l.place <= ${BigInt(to)} ORDER BY l.place`,
    (rows) =>
      take(
        rows.map(({ place, hash, ...row }) => ({
          place: place.toString(),
          hash,
          line: isThere(row) ? toLine(row) : null,
        })),
      ),
  );
}

/** Entries of these days that have no place up to `to`. */
export async function listOutside(
  db: Db,
  { since, until, to }: { readonly since: Date; readonly until: Date; readonly to: string },
  { after, take }: { readonly after: string; readonly take: number },
): Promise<AuditLine[]> {
  const rows = await db.$queryRaw<AuditRow[]>`
    SELECT e.* FROM audit_entry e LEFT JOIN audit_link l ON l.entry_id = e.id
    WHERE e.at >= ${since} AND e.at < ${until} AND e.id > ${BigInt(after)} AND (l.place IS NULL OR l.place > ${BigInt(to)})
    ORDER BY e.id LIMIT ${take}::int`;
  return rows.map(toLine);
}

/** The last place among entries of before `until`; null when there is none since `since`. */
export async function findLastPlace(db: Db, since: Date, until: Date): Promise<string | null> {
  const [row] = await db.$queryRaw<{ place: bigint | null }[]>`
    SELECT max(l.place) AS place FROM audit_entry e JOIN audit_link l ON l.entry_id = e.id
    WHERE e.at >= ${since} AND e.at < ${until}`;
  return row?.place?.toString() ?? null;
}

export async function findFirstDay(db: Db): Promise<CalendarDate | null> {
  const row = await db.auditEntry.findFirst({ orderBy: { at: "asc" }, select: { at: true } });
  return row && dateOf(row.at);
}

export async function findLastRoot(db: Db, upTo?: CalendarDate): Promise<(AuditRoot & { day: CalendarDate }) | null> {
  const row = await db.auditRoot.findFirst({
    ...(upTo ? { where: { day: { lte: upTo } } } : {}),
    orderBy: { day: "desc" },
  });
  return row && { ...toRoot(row), day: calendarDate(row.day) };
}

export async function listRoots(db: Db, from: CalendarDate, to: CalendarDate): Promise<AuditRoot[]> {
  const rows = await db.auditRoot.findMany({ where: { day: { gte: from, lte: to } }, orderBy: { day: "asc" } });
  return rows.map(toRoot);
}

export async function addRoot(db: Db, { day, place, hash, key, signature }: AuditRoot): Promise<void> {
  await db.auditRoot.create({ data: { day, place: BigInt(place), hash, key, signature }, select: { day: true } });
}

function toRoot(row: { day: string; place: bigint; hash: string; key: string; signature: string }): AuditRoot {
  const { day, place, hash, key, signature } = row;
  return { day, place: place.toString(), hash, key, signature };
}

function isThere(row: Partial<AuditRow>): row is AuditRow {
  return typeof row.id === "bigint";
}
