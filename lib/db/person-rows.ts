import "server-only";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { escapeLike } from "@/lib/db/like-pattern";
import { CAN_SIGN_IN } from "@/lib/db/user-rows";
import type { Role } from "@/lib/domain/access/roles";
import { IDLE_MS } from "@/lib/domain/access/session-lifetime";
import type { Person, PersonState } from "@/lib/domain/people/person";
import type { PersonListQuery } from "@/lib/domain/people/person-list-query";
import { type CustomerId, customerId } from "@/lib/domain/values/customer-id";
import { toSearchText } from "@/lib/domain/values/search-text";

const STATE = Prisma.sql`CASE WHEN u.disabled_at IS NOT NULL THEN 'disabled' WHEN u.password_hash IS NULL AND u.provider_subject IS NULL THEN 'invited' ELSE 'active' END`;

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly customer_id: string | null;
  readonly customer_name: string | null;
  readonly further: { readonly id: string; readonly name: string }[];
  readonly state: PersonState;
  readonly version: number;
  readonly created_at: Date;
  readonly disabled_at: Date | null;
  readonly last_seen_at: Date | null;
  readonly sessions: number;
  readonly link_expires_at: Date | null;
  readonly factor_since: Date | null;
}

const BY_NAME = Prisma.sql`ORDER BY lower(u.name), u.email`;

/** One page, by name; sessions and links are read for that page alone. */
export async function listPeople(db: Db, query: PersonListQuery): Promise<Person[]> {
  const page = Prisma.sql`
    SELECT * FROM app_user u WHERE ${toCondition(query)} ${BY_NAME}
    LIMIT ${query.per} OFFSET ${(query.page - 1) * query.per}`;
  const rows = await db.$queryRaw<PersonRow[]>`${read(page)} ${BY_NAME}`;
  return rows.map(toPerson);
}

export async function countPeople(db: Db, query: PersonListQuery): Promise<number> {
  const [row] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM app_user u WHERE ${toCondition(query)}`;
  return row?.total ?? 0;
}

export async function findPerson(db: Db, id: string): Promise<Person | null> {
  const rows = await db.$queryRaw<PersonRow[]>`${read(Prisma.sql`SELECT * FROM app_user WHERE id = ${id}::uuid`)}`;
  return rows[0] ? toPerson(rows[0]) : null;
}

export interface LockedPerson {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly customerId: CustomerId | null;
  readonly furtherCustomers: readonly CustomerId[];
  readonly state: PersonState;
  readonly version: number;
  readonly factorSince: Date | null;
}

/** The person as they are until this transaction ends, whoever else wants to change them. */
export async function lockPerson(db: Db, id: string): Promise<LockedPerson | null> {
  const [row] = await db.$queryRaw<(PersonRow & { further_customers: string[] })[]>`
    SELECT u.id, u.email, u.name, u.role, u.customer_id, u.further_customers, ${STATE} AS state, u.version, u.factor_since
    FROM app_user u WHERE u.id = ${id}::uuid FOR UPDATE`;
  if (!row) return null;
  const { email, name, role, state, version } = row;
  return {
    id,
    email,
    name,
    role,
    customerId: row.customer_id === null ? null : customerId(row.customer_id),
    furtherCustomers: row.further_customers.map(customerId),
    state,
    version,
    factorSince: row.factor_since,
  };
}

/** Admins who can sign in. Of two changes at the same moment the second waits, and counts what the first has left. */
export async function lockAdmins(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM app_user WHERE role = 'admin' AND disabled_at IS NULL
      AND (password_hash IS NOT NULL OR provider_subject IS NOT NULL)
    ORDER BY id FOR UPDATE`;
  return rows.map((row) => row.id);
}

export async function countOtherAdmins(db: Db, id: string): Promise<number> {
  return db.user.count({ where: { ...CAN_SIGN_IN, id: { not: id }, role: "admin" } });
}

const read = (people: Prisma.Sql) => Prisma.sql`
  SELECT u.id, u.name, u.email, u.role, u.customer_id, c.name AS customer_name, f.further, ${STATE} AS state, u.version,
    u.created_at, u.disabled_at, u.factor_since, s.last_seen_at, s.sessions, l.expires_at AS link_expires_at
  FROM (${people}) u
  LEFT JOIN customer c ON c.id = u.customer_id
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_object('id', o.id, 'name', coalesce(n.name, o.id)) ORDER BY o.place), '[]') AS further
    FROM unnest(u.further_customers) WITH ORDINALITY o (id, place) LEFT JOIN customer n ON n.id = o.id) f
  LEFT JOIN password_link l ON l.user_id = u.id AND l.used_at IS NULL AND l.replaced_at IS NULL
  CROSS JOIN LATERAL (
    SELECT max(s.last_seen_at) AS last_seen_at, (count(*) FILTER (
      WHERE s.revoked_at IS NULL AND s.absolute_expires_at > now() AND u.disabled_at IS NULL
        AND s.last_seen_at >= now() - make_interval(secs => ${IDLE_MS / 1000}::int)))::int AS sessions
    FROM app_session s WHERE s.user_id = u.id) s`;

function toCondition(query: PersonListQuery): Prisma.Sql {
  const conditions = [Prisma.sql`true`];
  const text = toSearchText(query.q);
  if (text !== "") conditions.push(Prisma.sql`u.search LIKE ${`%${escapeLike(text)}%`}`);
  if (query.role) conditions.push(Prisma.sql`u.role = ${query.role}`);
  if (query.state) conditions.push(Prisma.sql`${STATE} = ${query.state}`);
  return Prisma.join(conditions, " AND ");
}

function toPerson(row: PersonRow): Person {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    customerId: row.customer_id === null ? null : customerId(row.customer_id),
    customerName: row.customer_name,
    furtherCustomers: row.further.map(({ id, name }) => ({ id: customerId(id), name })),
    state: row.state,
    version: row.version,
    createdAt: row.created_at,
    disabledAt: row.disabled_at,
    lastSeenAt: row.last_seen_at,
    sessions: row.sessions,
    linkExpiresAt: row.link_expires_at,
    factorSince: row.factor_since,
  };
}
