import "server-only";
import type { Db } from "@/lib/db/client";
import { dropPartChunks } from "@/lib/db/usage-part-rows";
import { dropUsageRows } from "@/lib/db/usage-part-tables";

/** Takes away what was kept of a part whose rows do not count: it came back cut and is asked for again in two halves. */
export async function dropUsagePart(db: Db, partId: string): Promise<void> {
  await dropPartChunks(db, partId);
  await dropUsageRows(db, partId);
}
