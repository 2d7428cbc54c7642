import "server-only";
import { refreshAccountCounts } from "@/lib/db/assignment-rows";
import type { Db } from "@/lib/db/client";
import { toAssignmentColumns } from "@/lib/db/sync-rows";
import { wantAsDone } from "@/lib/db/wanted-rows";
import type { Assignment } from "@/lib/domain/assignments/assignment";
import type { FamilyReach, HeldAccount } from "@/lib/domain/assignments/billing-block";
import { type AwsAccountId, awsAccountId } from "@/lib/domain/values/aws-account-id";
import { type CustomerId, customerId } from "@/lib/domain/values/customer-id";

const NAMED = 5;

/** Puts all accounts of a block that CloudHealth has accepted, and brings its customer's kept count up to date. */
export async function putBlock(
  db: Db,
  rows: readonly Assignment[],
  { customer, operationId, at }: { customer: CustomerId; operationId: string; at: Date },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO assignment (owner, upstream_id, customer_id, payer, managed_by, block_type, block_name, block_family,
      block_errors, fetched_at, source_operation_id)
    SELECT owner, upstream_id, customer_id, payer, managed_by, block_type, block_name, block_family, block_errors,
      ${at}, ${operationId}::uuid
    FROM jsonb_populate_recordset(NULL::assignment, ${JSON.stringify(rows.map(toAssignmentColumns))}::jsonb)
    ON CONFLICT (owner) DO UPDATE SET
      upstream_id = excluded.upstream_id, customer_id = excluded.customer_id, payer = excluded.payer,
      managed_by = excluded.managed_by, block_type = excluded.block_type, block_name = excluded.block_name,
      block_family = excluded.block_family, block_errors = excluded.block_errors, fetched_at = excluded.fetched_at,
      source_operation_id = excluded.source_operation_id, source_run_id = NULL, missing_runs = 0,
      missing_released = false, removed_at = NULL`;
  const owners = rows.map(({ owner }) => owner);
  await wantAsDone(db, owners, { operationId, at });
  await refreshAccountCounts(db, customer);
}

/** Whether a billing block of this name is known, whoever has it. */
export async function isBlockNamed(db: Db, name: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ named: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM assignment WHERE block_name IS NOT NULL AND removed_at IS NULL AND lower(block_name) = lower(${name})
    ) AS named`;
  return row?.named ?? false;
}

export async function listHolders(db: Db, owners: readonly AwsAccountId[]): Promise<HeldAccount[]> {
  const rows = await db.$queryRaw<{ owner: string; customer_id: string; name: string }[]>`
    SELECT s.owner, s.customer_id, coalesce(c.name, s.customer_id) AS name
    FROM assignment s LEFT JOIN customer c ON c.id = s.customer_id
    WHERE s.owner = ANY (${[...owners]}) AND s.removed_at IS NULL ORDER BY s.owner`;
  return rows.map(toHeld);
}

interface MemberRow {
  head: string;
  owner: string;
  customer_id: string | null;
  name: string;
}

/**
 * What blocks of these heads' families would take in: CloudHealth names a family by its head's name, so its members are
 * the linked accounts that bear the same one.
 */
export async function listReaches(
  db: Db,
  heads: readonly FamilyReach["head"][],
): Promise<(FamilyReach & { readonly members: readonly AwsAccountId[] })[]> {
  const rows = await db.$queryRaw<MemberRow[]>`
    SELECT h.owner AS head, a.owner, s.customer_id, coalesce(c.name, s.customer_id, '') AS name
    FROM aws_account h
    JOIN aws_account a ON a.family = h.family AND a.type = 'linked' AND a.removed_at IS NULL
    LEFT JOIN assignment s ON s.owner = a.owner AND s.removed_at IS NULL
    LEFT JOIN customer c ON c.id = s.customer_id
    WHERE h.owner = ANY (${heads.map(({ owner }) => owner)})
    ORDER BY a.owner`;
  return heads.map((head) => {
    const members = rows.filter((row) => row.head === head.owner);
    const held = members.flatMap(({ customer_id, ...row }) => (customer_id === null ? [] : [{ ...row, customer_id }]));
    return {
      head,
      linked: members.length,
      held: held.length,
      first: held.slice(0, NAMED).map(toHeld),
      members: members.map(({ owner }) => awsAccountId(owner)),
    };
  });
}

function toHeld(row: { owner: string; customer_id: string; name: string }): HeldAccount {
  return { account: awsAccountId(row.owner), holder: customerId(row.customer_id), holderName: row.name };
}
