import "server-only";
import type { Db } from "@/lib/db/client";
import type { UpstreamHealth } from "@/lib/domain/sync/sync-run";
import { UPSTREAMS, type Upstream, type UpstreamTrouble } from "@/lib/domain/values/upstream";

// The upstream counts minutes of its own; a second more than a minute keeps ours inside any of them.
const WINDOW_S = 61;
const TROUBLED_AFTER = 3;
const PAUSED_AFTER = 5;
const PAUSE_S = 30;

/** Takes one of the `limit` calls of the last minute, over all processes; else answers how long to wait. */
export async function takeCall(db: Db, upstream: Upstream, limit: number): Promise<{ waitMs: number }> {
  const taken = await db.$executeRaw`
    UPDATE upstream_lane
    SET calls = array_append(
      ARRAY(SELECT made FROM unnest(calls) made WHERE made > now() - make_interval(secs => ${WINDOW_S})), now())
    WHERE upstream = ${upstream}
      AND (paused_until IS NULL OR paused_until <= now())
      AND (SELECT count(*) FROM unnest(calls) made WHERE made > now() - make_interval(secs => ${WINDOW_S})) < ${limit}`;
  if (taken === 1) return { waitMs: 0 };
  const [row] = await db.$queryRaw<{ wait_ms: number | null }[]>`
    SELECT (extract(epoch FROM greatest(paused_until - now(), oldest + make_interval(secs => ${WINDOW_S}) - now())) * 1000)::float8 AS wait_ms
    FROM upstream_lane,
      LATERAL (
        SELECT min(made) AS oldest
        FROM (SELECT made FROM unnest(calls) made ORDER BY made DESC LIMIT ${limit}) recent
      ) latest
    WHERE upstream = ${upstream}`;
  return { waitMs: Math.max(50, Math.ceil(row?.wait_ms ?? 1000)) };
}

export async function noteSuccess(db: Db, upstream: Upstream): Promise<void> {
  await db.$executeRaw`
    UPDATE upstream_lane
    SET failures = 0, trouble = NULL, trouble_since = NULL, paused_until = NULL, last_success_at = now()
    WHERE upstream = ${upstream}
      AND (failures > 0 OR trouble IS NOT NULL OR last_success_at IS NULL OR last_success_at < now() - interval '2 seconds')`;
}

/** One failure is an accident, several in a row are trouble that people are told of; more pause the lane. */
export async function noteTrouble(
  db: Db,
  upstream: Upstream,
  { trouble, pauseMs }: { trouble: UpstreamTrouble; pauseMs: number | null },
): Promise<void> {
  const atOnce = trouble === "credentials" || trouble === "unreachable";
  await db.$executeRaw`
    UPDATE upstream_lane
    SET failures = failures + 1,
      trouble = CASE WHEN ${atOnce} OR failures + 1 >= ${TROUBLED_AFTER} THEN ${trouble} ELSE trouble END,
      trouble_since = CASE WHEN ${atOnce} OR failures + 1 >= ${TROUBLED_AFTER} THEN coalesce(trouble_since, now()) ELSE trouble_since END,
      paused_until = CASE
        WHEN ${pauseMs}::float8 IS NOT NULL THEN now() + make_interval(secs => ${pauseMs}::float8 / 1000)
        WHEN failures + 1 >= ${PAUSED_AFTER} THEN now() + make_interval(secs => ${PAUSE_S})
        ELSE paused_until END
    WHERE upstream = ${upstream}`;
}

export async function listHealth(db: Db): Promise<UpstreamHealth[]> {
  const rows = await db.upstreamLane.findMany();
  return UPSTREAMS.map((upstream) => {
    const row = rows.find((one) => one.upstream === upstream);
    return {
      upstream,
      trouble:
        row?.trouble && row.troubleSince
          ? { reason: row.trouble as UpstreamTrouble, since: row.troubleSince.toISOString() }
          : null,
      lastSuccessAt: row?.lastSuccessAt?.toISOString() ?? null,
    };
  });
}
