import "server-only";
import type { Db } from "@/lib/db/client";
import type { ClaimedOperation } from "@/lib/db/operation-rows";

/** Whether a worker still holds what it claimed: nobody has taken it since. */
export async function isStillClaimed(db: Db, claimed: ClaimedOperation): Promise<boolean> {
  const [row] = await db.$queryRaw<{ ours: boolean }[]>`
    SELECT state = 'IN_FLIGHT' AND fence = ${claimed.fence} AND lease_until > now() AS ours
    FROM operation WHERE id = ${claimed.id}::uuid`;
  return row?.ours === true;
}
