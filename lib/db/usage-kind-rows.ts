import "server-only";
import type { Db } from "@/lib/db/client";
import type { UsageKind } from "@/lib/domain/usage/usage-kind";

export async function listUsageKinds(db: Db, most: number): Promise<UsageKind[]> {
  return db.$queryRaw<UsageKind[]>`
    SELECT min(feature_id) AS feature, max(name) AS name, unit FROM usage_item
    GROUP BY regexp_replace(feature_id, '^hrn:here:[^:]*:[^:]*:[^:]*:', ''), unit
    ORDER BY sum(rows) DESC, 1, unit LIMIT ${most}`;
}
