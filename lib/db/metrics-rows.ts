import "server-only";
import type { Db } from "@/lib/db/client";
import type { PortalFigures } from "@/lib/domain/settings/portal-figures";

/** What the database knows of how the portal fares; nothing of any customer, no ids. Instants in seconds since 1970. */
export async function countPortal(db: Db): Promise<Omit<PortalFigures, "lanes">> {
  const [operations, syncs, refreshes, workers] = await Promise.all([
    db.$queryRaw<PortalFigures["operations"]>`
      SELECT state, count(*)::int AS count, extract(epoch FROM min(created_at))::float8 AS oldest
      FROM operation GROUP BY state`,
    db.$queryRaw<PortalFigures["syncs"]>`
      SELECT upstream, extract(epoch FROM max(ended_at))::float8 AS at FROM sync_run WHERE state = 'done' GROUP BY upstream`,
    db.$queryRaw<
      PortalFigures["refreshes"]
    >`SELECT kind, state, count(*)::int AS count FROM refresh GROUP BY kind, state`,
    db.$queryRaw<PortalFigures["workers"]>`SELECT extract(epoch FROM beat_at)::float8 AS at FROM worker_beat`,
  ]);
  return { operations, syncs, refreshes, workers };
}
