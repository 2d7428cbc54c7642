import "server-only";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CustomerId } from "@/lib/domain/values/customer-id";

/** What speaks against an account's billing, of an `aws_account` row called `a` (null: not listed) and a `customer` called `c`. */
export const CONDITIONS = Prisma.sql`array_remove(ARRAY[
  CASE WHEN NOT c.billing_enabled THEN 'billing-off' END,
  CASE WHEN NOT a.is_active THEN 'account-disabled' END,
  CASE WHEN a.owner IS NULL OR a.type = 'unknown' THEN 'account-unknown' END
], NULL)`;

interface Terms {
  readonly source: "first-reading" | "operation" | "adopted";
  readonly at: Date;
  readonly byName: Prisma.Sql;
}

/** What CloudHealth has of these accounts, by the cache, is what is wanted from now on. `owners` is a list of `owner`. */
function wantAsHeld(db: Db, owners: Prisma.Sql, { source, at, byName }: Terms): Promise<number> {
  return db.$executeRaw`
    INSERT INTO wanted_assignment (owner, customer_id, payer, managed_by, accepted, source, set_at, set_by_name)
    SELECT o.owner, s.customer_id, s.payer, s.managed_by, CASE WHEN s.owner IS NULL THEN '{}' ELSE ${CONDITIONS} END,
      ${source}, ${at}, ${byName}
    FROM ${owners} o
      LEFT JOIN assignment s ON s.owner = o.owner AND s.removed_at IS NULL
      LEFT JOIN aws_account a ON a.owner = o.owner AND a.removed_at IS NULL
      LEFT JOIN customer c ON c.id = s.customer_id
    ON CONFLICT (owner) DO UPDATE SET customer_id = excluded.customer_id, payer = excluded.payer,
      managed_by = excluded.managed_by, accepted = excluded.accepted, source = excluded.source, set_at = excluded.set_at,
      set_by_name = excluded.set_by_name`;
}

/** Whatever the first whole reading found is wanted; what an operation has settled before stays as it settled it. */
export async function wantFirstReading(db: Db, at: Date): Promise<void> {
  const [known] = await db.$queryRaw<unknown[]>`
    SELECT FROM sync_run WHERE upstream = 'cloudhealth' AND state = 'done'
    UNION ALL SELECT FROM wanted_assignment WHERE source = 'first-reading' LIMIT 1`;
  if (known) return;
  const owners = Prisma.sql`(
    SELECT h.owner FROM assignment h
    WHERE h.removed_at IS NULL AND NOT EXISTS (SELECT FROM wanted_assignment w WHERE w.owner = h.owner))`;
  await wantAsHeld(db, owners, { source: "first-reading", at, byName: Prisma.sql`'Headwater'` });
}

interface Settled {
  readonly operationId: string;
  readonly at: Date;
}

const actorOf = (operationId: string) =>
  Prisma.sql`coalesce((SELECT actor_name FROM operation WHERE id = ${operationId}::uuid), 'Headwater')`;

/** To be called in the transaction that settles an operation, once it has put the rows. */
export async function wantAsDone(db: Db, owners: readonly AwsAccountId[], { operationId, at }: Settled): Promise<void> {
  const terms = { source: "operation", at, byName: actorOf(operationId) } as const;
  await wantAsHeld(db, ownersOf(owners), terms);
}

/** A customer that we have deleted shall have nothing, wherever its accounts are by now. */
export async function wantNothingOf(db: Db, customer: CustomerId, { operationId, at }: Settled): Promise<void> {
  await db.$executeRaw`
    UPDATE wanted_assignment SET customer_id = NULL, payer = NULL, managed_by = NULL, accepted = '{}', source = 'operation',
      set_at = ${at}, set_by_name = ${actorOf(operationId)}
    WHERE customer_id = ${customer}`;
}

/** The versions of assignments, locked until the transaction ends: nothing settles between their look and their adoption. */
export async function lockHeld(db: Db, owners: readonly AwsAccountId[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db.$queryRaw<{ owner: string; version: number }[]>`
    SELECT owner, version FROM assignment WHERE owner = ANY (${[...owners]}) ORDER BY owner FOR UPDATE`;
  return new Map(rows.map(({ owner, version }) => [owner, version]));
}

export function adoptHeld(
  db: Db,
  owners: readonly AwsAccountId[],
  { at, byName }: { readonly at: Date; readonly byName: string },
): Promise<number> {
  return wantAsHeld(db, ownersOf(owners), { source: "adopted", at, byName: Prisma.sql`${byName}::text` });
}

function ownersOf(owners: readonly AwsAccountId[]): Prisma.Sql {
  return Prisma.sql`(SELECT unnest(${[...owners]}::text[]) AS owner)`;
}
