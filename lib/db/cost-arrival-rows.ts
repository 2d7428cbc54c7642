import "server-only";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { AwaitedCost } from "@/lib/domain/accounts/awaited-cost";
import { type AwsAccountId, awsAccountId } from "@/lib/domain/values/aws-account-id";
import { type CustomerId, customerId } from "@/lib/domain/values/customer-id";
import { decimal } from "@/lib/domain/values/decimal-text";
import type { Month } from "@/lib/domain/values/month";

const WATCHED_DAYS = 7;

/**
 * Assignments made since Headwater first looked, whose cost has not shown: those of the last days, and older ones that
 * were looked for in vain. `begun` is when the present customer got the account, whatever changed in between.
 */
const AWAITED = Prisma.sql`
  first_look AS (
    SELECT min(ended_at) AS at FROM sync_run WHERE upstream = 'cloudhealth' AND state IN ('done', 'incomplete', 'held')
  ),
  recent AS (
    SELECT h.owner FROM assignment_history h, first_look f
    WHERE h.valid_from > greatest(f.at, now() - make_interval(days => ${WATCHED_DAYS}::int))
    UNION
    SELECT owner FROM cost_arrival WHERE first_cost_at IS NULL
  ),
  awaited AS (
    SELECT s.owner, s.customer_id, b.assigned_at, r.read_at, r.tried_at
    FROM recent n
    CROSS JOIN first_look f
    JOIN assignment s ON s.owner = n.owner AND s.removed_at IS NULL
    CROSS JOIN LATERAL (
      SELECT h.valid_from AS assigned_at FROM assignment_history h
      WHERE h.owner = s.owner AND h.id > coalesce((
        SELECT max(o.id) FROM assignment_history o WHERE o.owner = s.owner AND (o.removed OR o.customer_id <> s.customer_id)
      ), 0)
      ORDER BY h.id LIMIT 1
    ) b
    LEFT JOIN cost_arrival r ON r.owner = s.owner AND r.customer_id = s.customer_id AND r.assigned_at = b.assigned_at
    WHERE b.assigned_at > f.at AND r.first_cost_at IS NULL
  )`;

export interface AwaitedCustomer {
  readonly customer: CustomerId;
  readonly accounts: readonly { readonly owner: AwsAccountId; readonly assignedAt: Date }[];
}

/** Customers whose report is to be looked at: never tried first, then the longest ago; none tried since `triedBefore`. */
export async function listAwaitedCustomers(
  db: Db,
  { triedBefore, most }: { readonly triedBefore: Date; readonly most: number },
): Promise<AwaitedCustomer[]> {
  const rows = await db.$queryRaw<{ customer_id: string; owners: string[]; assigned: Date[] }[]>`
    WITH ${AWAITED}
    SELECT customer_id, array_agg(owner ORDER BY owner) AS owners, array_agg(assigned_at ORDER BY owner) AS assigned
    FROM awaited GROUP BY customer_id
    HAVING bool_or(tried_at IS NULL OR tried_at < ${triedBefore})
    ORDER BY min(tried_at) NULLS FIRST, min(assigned_at), customer_id LIMIT ${most}`;
  return rows.map((row) => ({
    customer: customerId(row.customer_id),
    accounts: row.owners.flatMap((owner, at) => {
      const assignedAt = row.assigned[at];
      return assignedAt ? [{ owner: awsAccountId(owner), assignedAt }] : [];
    }),
  }));
}

/** Every account whose cost is waited for, the longest first; of one customer or of all. */
export async function listAwaitedCosts(
  db: Db,
  { customer, current }: { readonly customer: CustomerId | null; readonly current: Month },
): Promise<AwaitedCost[]> {
  const rows = await db.$queryRaw<Row[]>`
    WITH ${AWAITED}
    SELECT w.owner, coalesce(a.name, w.owner) AS name, w.customer_id, c.name AS customer_name,
      coalesce(c.billing_enabled, false) AS billing_enabled, w.assigned_at, w.read_at, p.cost::text AS partner_cost
    FROM awaited w
    LEFT JOIN aws_account a ON a.owner = w.owner
    LEFT JOIN customer c ON c.id = w.customer_id
    LEFT JOIN account_cost p ON p.month = ${current} AND p.owner = w.owner
    WHERE ${customer}::text IS NULL OR w.customer_id = ${customer}
    ORDER BY w.assigned_at, w.owner`;
  return rows.map((row) => ({
    owner: awsAccountId(row.owner),
    name: row.name,
    customer: customerId(row.customer_id),
    customerName: row.customer_name,
    billingEnabled: row.billing_enabled,
    assignedAt: row.assigned_at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
    partnerCost: row.partner_cost === null ? null : decimal(row.partner_cost),
  }));
}

interface Row {
  owner: string;
  name: string;
  customer_id: string;
  customer_name: string | null;
  billing_enabled: boolean;
  assigned_at: Date;
  read_at: Date | null;
  partner_cost: string | null;
}

/** Notes what a look at a customer's report showed of the accounts waited for; null: it could not be had. */
export async function putCostArrivals(
  db: Db,
  { customer, accounts }: AwaitedCustomer,
  look: { readonly at: Date; readonly withCost: ReadonlySet<AwsAccountId> | null },
): Promise<void> {
  for (const { owner, assignedAt } of accounts) {
    const held = { customerId: customer, assignedAt, triedAt: look.at };
    const seen = look.withCost && { readAt: look.at, firstCostAt: look.withCost.has(owner) ? look.at : null };
    const known = await db.costArrival.findUnique({ where: { owner } });
    const isSame = known?.customerId === customer && known.assignedAt.getTime() === assignedAt.getTime();
    const values = { ...held, ...(seen ?? (isSame ? {} : { readAt: null, firstCostAt: null })) };
    await db.costArrival.upsert({ where: { owner }, create: { owner, ...values }, update: values });
  }
}
