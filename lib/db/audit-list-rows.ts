import "server-only";
import { type AuditRow, toLine } from "@/lib/db/audit-rows";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { escapeLike } from "@/lib/db/like-pattern";
import { readInChunks } from "@/lib/db/read-in-chunks";
import type { ListedAuditLine } from "@/lib/domain/activity/audit-line";
import { type AuditListQuery, BY_ITSELF } from "@/lib/domain/activity/audit-list-query";
import { shiftDate, startOfDate } from "@/lib/domain/values/calendar-date";

/** More people or kinds than a menu can hold. */
const MOST_CHOICES = 200;

type ListedRow = AuditRow & { readonly place: bigint | null };

/** One page, the newest first. */
export async function listAuditLines(db: Db, query: AuditListQuery): Promise<ListedAuditLine[]> {
  const page = Prisma.sql`
    SELECT * FROM audit_entry e WHERE ${toCondition(query)} ORDER BY e.id DESC
    LIMIT ${query.per}::int OFFSET ${(query.page - 1) * query.per}::int`;
  const rows = await db.$queryRaw<ListedRow[]>`${withPlace(page)}`;
  return rows.map(toListed);
}

export async function countAuditLines(db: Db, query: AuditListQuery): Promise<number> {
  const [row] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM audit_entry e WHERE ${toCondition(query)}`;
  return row?.total ?? 0;
}

export async function findAuditLine(db: Db, id: bigint): Promise<ListedAuditLine | null> {
  const rows = await db.$queryRaw<ListedRow[]>`${withPlace(Prisma.sql`SELECT * FROM audit_entry WHERE id = ${id}`)}`;
  return rows[0] ? toListed(rows[0]) : null;
}

/** In a transaction: all that the filters let through, some at a time. */
export function eachAuditLine(
  db: Db,
  query: AuditListQuery,
  take: (lines: readonly ListedAuditLine[]) => Promise<void>,
): Promise<void> {
  const all = Prisma.sql`SELECT * FROM audit_entry e WHERE ${toCondition(query)}`;
  return readInChunks<ListedRow>(db, withPlace(all), (rows) => take(rows.map(toListed)));
}

export interface AuditActor {
  readonly id: string;
  readonly name: string;
}

/** Who stands in the trail, under the name they had last; read from the index person by person, not entry by entry. */
export async function listAuditActors(db: Db): Promise<AuditActor[]> {
  return db.$queryRaw<AuditActor[]>`
    WITH RECURSIVE actor AS (
      (SELECT actor_id FROM audit_entry WHERE actor_id IS NOT NULL ORDER BY actor_id LIMIT 1)
      UNION ALL
      SELECT (SELECT e.actor_id FROM audit_entry e WHERE e.actor_id > actor.actor_id ORDER BY e.actor_id LIMIT 1)
      FROM actor WHERE actor.actor_id IS NOT NULL
    )
    SELECT a.actor_id AS id, n.actor_name AS name
    FROM (SELECT actor_id FROM actor WHERE actor_id IS NOT NULL LIMIT ${MOST_CHOICES}::int) a
    CROSS JOIN LATERAL (SELECT e.actor_name FROM audit_entry e WHERE e.actor_id = a.actor_id ORDER BY e.id DESC LIMIT 1) n
    ORDER BY lower(n.actor_name), a.actor_id`;
}

/** What stands before the colon of the verbs there are. */
export async function listAuditKinds(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ kind: string }[]>`
    WITH RECURSIVE known AS (
      (SELECT verb FROM audit_entry ORDER BY verb LIMIT 1)
      UNION ALL
      SELECT (SELECT e.verb FROM audit_entry e WHERE e.verb > known.verb ORDER BY e.verb LIMIT 1) FROM known WHERE known.verb IS NOT NULL
    )
    SELECT DISTINCT split_part(verb, ':', 1) AS kind FROM known WHERE verb IS NOT NULL ORDER BY 1 LIMIT ${MOST_CHOICES}::int`;
  return rows.map(({ kind }) => kind);
}

const withPlace = (lines: Prisma.Sql) => Prisma.sql`
  SELECT e.*, l.place FROM (${lines}) e LEFT JOIN audit_link l ON l.entry_id = e.id ORDER BY e.id DESC`;

function toCondition({ q, person, kind, customer, from, to }: AuditListQuery): Prisma.Sql {
  const conditions = [Prisma.sql`true`];
  const like = `%${escapeLike(q)}%`;
  if (q !== "")
    conditions.push(
      Prisma.sql`(e.subject ILIKE ${like} OR e.actor_name ILIKE ${like} OR e.detail::text ILIKE ${like})`,
    );
  if (person === BY_ITSELF) conditions.push(Prisma.sql`e.actor_id IS NULL`);
  else if (person !== null) conditions.push(Prisma.sql`e.actor_id = ${person}::uuid`);
  if (kind !== null) conditions.push(Prisma.sql`split_part(e.verb, ':', 1) = ${kind}`);
  if (customer !== null) conditions.push(Prisma.sql`e.customer_id = ${customer}`);
  if (from !== null) conditions.push(Prisma.sql`e.at >= ${startOfDate(from)}`);
  if (to !== null) conditions.push(Prisma.sql`e.at < ${startOfDate(shiftDate(to, 1))}`);
  return Prisma.join(conditions, " AND ");
}

function toListed({ place, ...row }: ListedRow): ListedAuditLine {
  return { ...toLine(row), place: place?.toString() ?? null };
}
