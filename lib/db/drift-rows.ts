import "server-only";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { CONDITIONS } from "@/lib/db/wanted-rows";
import type { DriftCondition, DriftFacts, DriftPlace } from "@/lib/domain/drift/drift";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";

interface FactsRow {
  owner: string;
  name: string | null;
  version: number | null;
  wanted_customer: string | null;
  wanted_name: string | null;
  wanted_payer: string | null;
  wanted_by: string | null;
  is_there: boolean;
  is_billed: boolean;
  is_in_blocks: boolean;
  held_customer: string | null;
  held_name: string | null;
  held_payer: string | null;
  held_by: string | null;
  conditions: DriftCondition[];
  accepted: DriftCondition[];
  is_listed: boolean;
  is_under_way: boolean;
}

export interface Difference {
  readonly facts: DriftFacts;
  /** An operation that is not over writes the account, or the customer that shall have it. */
  readonly isUnderWay: boolean;
}

/** Accounts, and those wanted of customers, of which something was written since they were last found alike. */
const CANDIDATES = Prisma.sql`(
  SELECT owner FROM drift_candidate WHERE owner IS NOT NULL
  UNION
  SELECT w.owner FROM drift_candidate d JOIN wanted_assignment w ON w.customer_id = d.customer_id
)`;

/** Both sides of these accounts; `owners` is a list of `owner`. */
const pairsOf = (owners: Prisma.Sql) => Prisma.sql`(
  SELECT o.owner, w.customer_id AS wanted_customer, w.payer AS wanted_payer, w.managed_by AS wanted_by,
    coalesce(w.accepted, '{}') AS accepted, s.customer_id AS held_customer, s.payer AS held_payer, s.managed_by AS held_by,
    a.name, a.owner IS NOT NULL AS is_listed, c.name AS wanted_name, c.id IS NOT NULL AND c.removed_at IS NULL AS is_there,
    coalesce(c.billing_enabled, false) AS is_billed, ${CONDITIONS} AS conditions
  FROM ${owners} o
    LEFT JOIN wanted_assignment w ON w.owner = o.owner
    LEFT JOIN assignment s ON s.owner = o.owner AND s.removed_at IS NULL
    LEFT JOIN aws_account a ON a.owner = o.owner AND a.removed_at IS NULL
    LEFT JOIN customer c ON c.id = w.customer_id
)`;

const DIFFERS = Prisma.sql`(
  (d.wanted_customer, d.wanted_payer) IS DISTINCT FROM (d.held_customer, d.held_payer)
  OR d.wanted_by <> d.held_by OR (d.wanted_customer IS NOT NULL AND NOT d.conditions <@ d.accepted))`;

/**
 * Every account of which something differs between what is wanted and what was last read. What kind of drift that is, if
 * any, `findDrift` says. The candidates go in as a list: how many a table holds that is filled and emptied, PostgreSQL
 * guesses too badly to choose a plan by.
 */
export async function listDifferences(db: Db): Promise<Difference[]> {
  const candidates = await db.$queryRaw<{ owner: string }[]>`SELECT owner FROM ${CANDIDATES} c`;
  const owners = Prisma.sql`(SELECT unnest(${candidates.map(({ owner }) => owner)}::text[]) AS owner)`;
  const rows = await db.$queryRaw<FactsRow[]>`
    SELECT d.owner, coalesce(d.name, (SELECT gone.name FROM aws_account gone WHERE gone.owner = d.owner)) AS name,
      (SELECT k.version FROM assignment k WHERE k.owner = d.owner) AS version, d.wanted_customer, d.wanted_name, d.wanted_payer, d.wanted_by,
      d.is_there, d.is_billed, d.held_customer,
      (SELECT h.name FROM customer h WHERE h.id = d.held_customer) AS held_name, d.held_payer, d.held_by, d.conditions, d.accepted, d.is_listed,
      EXISTS (SELECT FROM assignment b WHERE b.customer_id = d.wanted_customer AND b.managed_by = 'v2' AND b.removed_at IS NULL)
        AS is_in_blocks,
      EXISTS (SELECT FROM operation o WHERE o.upstream = 'cloudhealth' AND o.state NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED')
        AND o.resource_key IN ('assignment:' || d.owner, 'customer:' || d.wanted_customer)) AS is_under_way
    FROM ${pairsOf(owners)} d
    WHERE ${DIFFERS}
    ORDER BY d.owner`;
  return rows.map((row) => ({ facts: toFacts(row), isUnderWay: row.is_under_way }));
}

/**
 * Lets go of the candidates that do not differ. One statement, hence of one snapshot: what is written meanwhile adds
 * lines that are not in it, and they stay.
 */
export async function dropAlike(db: Db): Promise<void> {
  await db.$executeRaw`
    WITH differing AS MATERIALIZED (SELECT d.owner FROM ${pairsOf(CANDIDATES)} d WHERE ${DIFFERS}),
    compared AS (DELETE FROM drift_candidate)
    INSERT INTO drift_candidate (owner) SELECT owner FROM differing`;
}

/** Accounts that the latest reading did not see; a second one decides about them. */
export async function countAwaiting(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<{ awaiting: number }[]>`
    SELECT count(*)::int AS awaiting FROM assignment WHERE missing_runs > 0 AND removed_at IS NULL`;
  return row?.awaiting ?? 0;
}

function toFacts(row: FactsRow): DriftFacts {
  return {
    owner: awsAccountId(row.owner),
    name: row.name,
    version: row.version,
    wanted: toPlace({
      customer: row.wanted_customer,
      name: row.wanted_name,
      payer: row.wanted_payer,
      managedBy: row.wanted_by,
    }),
    upstream: toPlace({
      customer: row.held_customer,
      name: row.held_name,
      payer: row.held_payer,
      managedBy: row.held_by,
    }),
    conditions: row.conditions,
    accepted: row.accepted,
    wantedCustomer: { isThere: row.is_there, isBilled: row.is_billed, isInBlocks: row.is_in_blocks },
    isListed: row.is_listed,
  };
}

export interface PlaceColumns {
  readonly customer: string | null;
  readonly name: string | null;
  readonly payer: string | null;
  readonly managedBy: string | null;
}

export function toPlace({ customer, name, payer, managedBy }: PlaceColumns): DriftPlace | null {
  if (customer === null || payer === null) return null;
  return {
    customer: customerId(customer),
    customerName: name ?? customer,
    payer: awsAccountId(payer),
    managedBy: managedBy === "v2" ? "v2" : "v1",
  };
}
