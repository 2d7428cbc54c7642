import "server-only";
import type { Db } from "@/lib/db/client";
import type { UsageRetention } from "@/lib/domain/usage/usage-retention";

export async function findUsageRetention(db: Db): Promise<UsageRetention> {
  const { months, version, setByName, setAt } = await db.usageRetention.findUniqueOrThrow({ where: { id: 1 } });
  return { months, version, setByName, setAt: setAt.toISOString() };
}

/** False: somebody else has set it since that version. */
export async function setUsageRetention(
  db: Db,
  { months, version, byName, at }: { months: number; version: number; byName: string; at: Date },
): Promise<boolean> {
  const { count } = await db.usageRetention.updateMany({
    where: { id: 1, version },
    data: { months, version: version + 1, setByName: byName, setAt: at },
  });
  return count === 1;
}

/** Reports asked for longer ago than reports are kept, with their parts, the oldest first. */
export async function listExpiredReports(db: Db, most: number): Promise<{ id: string; parts: string[] }[]> {
  return db.$queryRaw<{ id: string; parts: string[] }[]>`
    SELECT r.id::text, array(SELECT p.id::text FROM usage_report_part p WHERE p.report_id = r.id) AS parts FROM usage_report r
    WHERE r.created_at < now() - make_interval(months => (SELECT months FROM usage_retention))
      AND NOT EXISTS (SELECT FROM usage_report_part p WHERE p.report_id = r.id AND p.state IN ('sending', 'requested', 'keeping'))
    ORDER BY r.created_at LIMIT ${most}::int`;
}

export async function deleteUsageReport(db: Db, id: string): Promise<void> {
  await db.usageReport.deleteMany({ where: { id } });
}
