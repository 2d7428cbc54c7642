import "server-only";
import type { Db } from "@/lib/db/client";
import type { CustomerId } from "@/lib/domain/values/customer-id";

/** Who can still sign in for a customer. */
export async function listViewerNames(db: Db, customer: CustomerId): Promise<string[]> {
  const rows = await db.user.findMany({
    where: { OR: [{ customerId: customer }, { furtherCustomers: { has: customer } }], disabledAt: null },
    orderBy: { name: "asc" },
    select: { name: true },
  });
  return rows.map((row) => row.name);
}

/** Plans that are not applied or discarded and want an account to be with this customer. */
export async function listPlansFor(db: Db, customer: CustomerId): Promise<{ id: string; name: string }[]> {
  return db.$queryRaw<{ id: string; name: string }[]>`
    SELECT id::text, name FROM assignment_plan
    WHERE state NOT IN ('applied', 'discarded') AND wanted @> ${JSON.stringify([{ customer }])}::jsonb
    ORDER BY created_at DESC`;
}
