import "server-only";
import type { Db } from "@/lib/db/client";

/** The services that cost the partner something from a day on, by the upstream's own names. */
export async function listPartnerServices(db: Db, since: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ member: string }[]>`
    SELECT DISTINCT f.member FROM cost_book b JOIN cost_fact f ON f.book_id = b.id
    WHERE b.customer_id IS NULL AND b."interval" = 'monthly' AND b.split = 'service' AND f.start >= ${since}::text::date
    ORDER BY f.member`;
  return rows.map(({ member }) => member);
}

export async function countKnownAccounts(db: Db): Promise<number> {
  return db.awsAccount.count({ where: { removedAt: null } });
}
