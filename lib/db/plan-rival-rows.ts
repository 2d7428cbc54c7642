import "server-only";
import type { Db } from "@/lib/db/client";
import type { ToldDifference } from "@/lib/domain/plans/plan-refusal";
import type { PlanRivals } from "@/lib/domain/plans/plan-view";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";

const NAMED = 10;

/** Plans that are not applied yet and operations under way that touch the accounts this plan, open too, changes. */
export async function listRivals(db: Db, planId: string): Promise<PlanRivals> {
  const plans = await db.$queryRaw<{ id: string; name: string; by: string; shared: number }[]>`
    SELECT p.id::text, p.name, p.created_by_name AS by, count(*)::int AS shared
    FROM open_plan_account mine
      JOIN open_plan_account theirs ON theirs.owner = mine.owner AND theirs.plan_id <> mine.plan_id
      JOIN assignment_plan p ON p.id = theirs.plan_id
    WHERE mine.plan_id = ${planId}::uuid
    GROUP BY p.id ORDER BY p.created_at DESC LIMIT ${NAMED}`;
  const operations = await db.$queryRaw<{ id: string; account: string; by: string; count: number }[]>`
    SELECT o.id::text, substr(o.resource_key, 12) AS account, o.actor_name AS by, count(*) OVER ()::int AS count
    FROM operation o
    WHERE o.upstream = 'cloudhealth' AND o.state NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED') AND NOT o.chained
      AND o.batch_id IS DISTINCT FROM ${planId}::uuid
      AND o.resource_key IN (SELECT 'assignment:' || owner FROM open_plan_account WHERE plan_id = ${planId}::uuid)
    ORDER BY o.created_at, o.id LIMIT ${NAMED}`;
  return {
    plans,
    operations: operations.map(({ id, account, by }) => ({ id, account, by })),
    operationCount: operations[0]?.count ?? 0,
  };
}

/** Where accounts are now and, when it was one of our operations that put them there, whose. */
export async function listWhereabouts(
  db: Db,
  owners: readonly string[],
): Promise<Map<string, Pick<ToldDifference, "now" | "by">>> {
  const rows = await db.$queryRaw<WhereaboutsRow[]>`
    SELECT a.owner, a.customer_id, c.name AS customer_name, a.payer, a.removed_at IS NOT NULL AS removed,
      o.id::text AS operation_id, o.actor_name, o.settled_at
    FROM assignment a LEFT JOIN customer c ON c.id = a.customer_id LEFT JOIN operation o ON o.id = a.source_operation_id
    WHERE a.owner = ANY (${[...owners]})`;
  return new Map(rows.map((row) => [row.owner, toWhereabouts(row)]));
}

interface WhereaboutsRow {
  owner: string;
  customer_id: string;
  customer_name: string | null;
  payer: string;
  removed: boolean;
  operation_id: string | null;
  actor_name: string | null;
  settled_at: Date | null;
}

function toWhereabouts(row: WhereaboutsRow): Pick<ToldDifference, "now" | "by"> {
  const { operation_id: operationId, actor_name: name, settled_at: at } = row;
  return {
    now: row.removed
      ? null
      : {
          customer: customerId(row.customer_id),
          customerName: row.customer_name ?? row.customer_id,
          payer: awsAccountId(row.payer),
        },
    by: operationId && name && at ? { name, at: at.toISOString(), operationId } : null,
  };
}
