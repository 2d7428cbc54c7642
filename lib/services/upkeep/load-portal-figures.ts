import "server-only";
import { withScope } from "@/lib/db/client";
import { listLaneHealth } from "@/lib/db/lane-rows";
import { countPortal } from "@/lib/db/metrics-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import type { PortalFigures } from "@/lib/domain/settings/portal-figures";

/** For the metrics endpoint: a whole count each time, some milliseconds at a hundred thousand operations. */
export function loadPortalFigures(scope: SystemScope): Promise<PortalFigures> {
  return withScope(scope, async (db) => ({ ...(await countPortal(db)), lanes: await listLaneHealth(db) }));
}
