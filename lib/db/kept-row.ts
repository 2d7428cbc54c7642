import "server-only";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { AuditDetail } from "@/lib/domain/activity/audit-line";

/** A row of the cache by its key. */
export interface KeptRow {
  readonly table: "customer" | "assignment";
  readonly key: string;
}

/** What the upstream keeps of it; what is ours alone, such as when it was read, is nobody's change. */
const KEPT = {
  customer: Prisma.sql`
    SELECT jsonb_build_object('name', name, 'classification', classification, 'billing_contact', billing_contact,
      'billing_enabled', billing_enabled, 'billing_folder', billing_folder, 'trial_expires_at', trial_expires_at,
      'azure_customer_id', azure_customer_id, 'address', address, 'tags', tags) AS kept
    FROM customer WHERE removed_at IS NULL AND id = `,
  assignment: Prisma.sql`
    SELECT jsonb_build_object('customer_id', customer_id, 'payer', payer, 'managed_by', managed_by) AS kept
    FROM assignment WHERE removed_at IS NULL AND owner = `,
} as const;

/** Null when it is not there, or not any more. */
export async function readKeptRow(db: Db, { table, key }: KeptRow): Promise<AuditDetail | null> {
  const [row] = await db.$queryRaw<{ kept: AuditDetail }[]>`${KEPT[table]}${key}`;
  return row?.kept ?? null;
}
