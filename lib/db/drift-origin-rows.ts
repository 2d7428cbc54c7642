import "server-only";
import type { Db } from "@/lib/db/client";
import { toPlace } from "@/lib/db/drift-rows";
import type { Drift } from "@/lib/domain/drift/drift";
import type { DriftOrigin } from "@/lib/domain/drift/drift-origin";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";

interface OriginRow {
  key: string;
  valid_from: Date | null;
  known_from: Date | null;
  run_id: string | null;
  operation_id: string | null;
  by_name: string | null;
}

interface MoveRow extends OriginRow {
  before_customer: string | null;
  before_name: string | null;
  before_payer: string | null;
  before_by: string | null;
}

type Origins = ReadonlyMap<AwsAccountId, DriftOrigin>;

/** What the cache knew before, since when it is otherwise, and where that came from, for the rows of a page. */
export async function findOrigins(db: Db, drift: readonly Drift[]): Promise<Origins> {
  const [moves, switches, losses] = await Promise.all([
    listMoves(
      db,
      drift.map(({ owner }) => owner),
    ),
    listBillingSwitches(db, [...new Set(drift.flatMap(({ wanted }) => wanted?.customer ?? []))]),
    listLosses(
      db,
      drift.map(({ owner }) => owner),
    ),
  ]);
  const origins = drift.map((row): [AwsAccountId, DriftOrigin] => {
    const move = moves.get(row.owner);
    const before = toPlace({
      customer: move?.before_customer ?? null,
      name: move?.before_name ?? null,
      payer: move?.before_payer ?? null,
      managedBy: move?.before_by ?? null,
    });
    switch (row.classes[0]) {
      case "billing-off":
        return [row.owner, { ...toOrigin(switches.get(row.wanted?.customer ?? "")), before: row.upstream }];
      case "account-disabled":
      case "account-unknown":
        return [row.owner, { ...toOrigin(losses.get(row.owner)), before: row.upstream }];
      default:
        return [row.owner, { ...toOrigin(move), before }];
    }
  });
  return new Map(origins);
}

function toOrigin(row: OriginRow | undefined): Omit<DriftOrigin, "before"> {
  return {
    validFrom: row?.valid_from?.toISOString() ?? null,
    knownFrom: row?.known_from?.toISOString() ?? null,
    runId: row?.run_id ?? null,
    operation: row?.operation_id ? { id: row.operation_id, byName: row.by_name ?? "" } : null,
  };
}

const byKey = <R extends OriginRow>(rows: readonly R[]) => new Map(rows.map((row) => [row.key, row]));

/** The latest change of each assignment, with what was known before it. Of runs and operations only those still kept. */
async function listMoves(db: Db, owners: readonly string[]) {
  const rows = await db.$queryRaw<MoveRow[]>`
    SELECT o.owner AS key, now.valid_from, now.known_from, r.id::text AS run_id, p.id::text AS operation_id, p.actor_name AS by_name,
      before.customer_id AS before_customer, c.name AS before_name, before."row" ->> 'payer' AS before_payer,
      before."row" ->> 'managed_by' AS before_by
    FROM unnest(${[...owners]}::text[]) AS o(owner)
      CROSS JOIN LATERAL (SELECT * FROM assignment_history h WHERE h.owner = o.owner ORDER BY h.id DESC LIMIT 1) now
      LEFT JOIN LATERAL (
        SELECT * FROM (SELECT * FROM assignment_history h WHERE h.owner = o.owner AND h.id < now.id ORDER BY h.id DESC LIMIT 1) last
        WHERE NOT last.removed) before ON true
      LEFT JOIN customer c ON c.id = before.customer_id
      LEFT JOIN sync_run r ON r.id = now.source_run_id
      LEFT JOIN operation p ON p.id = now.source_operation_id`;
  return byKey(rows);
}

/** Per customer: the change since which its partner billing is off. */
async function listBillingSwitches(db: Db, customers: readonly string[]) {
  const rows = await db.$queryRaw<OriginRow[]>`
    SELECT o.id AS key, off.valid_from, off.known_from, r.id::text AS run_id, p.id::text AS operation_id, p.actor_name AS by_name
    FROM unnest(${[...customers]}::text[]) AS o(id)
      CROSS JOIN LATERAL (
        SELECT * FROM customer_history h WHERE h.customer_id = o.id AND h.id > coalesce(
          (SELECT max(b.id) FROM customer_history b WHERE b.customer_id = o.id AND (b."row" ->> 'billing_enabled')::boolean), 0)
        ORDER BY h.id LIMIT 1) off
      LEFT JOIN sync_run r ON r.id = off.source_run_id
      LEFT JOIN operation p ON p.id = off.source_operation_id`;
  return byKey(rows);
}

/** Accounts keep no history: only since when one is gone from the list is known. */
async function listLosses(db: Db, owners: readonly string[]) {
  const rows = await db.$queryRaw<OriginRow[]>`
    SELECT a.owner AS key, a.removed_at AS valid_from, a.removed_at AS known_from, r.id::text AS run_id, NULL AS operation_id, NULL AS by_name
    FROM aws_account a LEFT JOIN sync_run r ON r.id = a.source_run_id
    WHERE a.owner = ANY (${[...owners]}) AND a.removed_at IS NOT NULL`;
  return byKey(rows);
}
