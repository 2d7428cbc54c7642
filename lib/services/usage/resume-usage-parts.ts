import "server-only";
import { withScope } from "@/lib/db/client";
import { listWatchedParts } from "@/lib/db/usage-part-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { watchUsagePartSoon } from "@/lib/operations/watch-usage-part-soon";

/** Has every part that HERE was asked for looked at, for one whose look used up its tries or died with its worker. */
export async function resumeUsageParts(scope: SystemScope): Promise<void> {
  for (const id of await withScope(scope, listWatchedParts)) await withScope(scope, (db) => watchUsagePartSoon(db, id));
}
