import "server-only";
import type { Db } from "@/lib/db/client";
import type { UpstreamLane as LaneRow } from "@/lib/db/generated/client";
import type { LaneHealth } from "@/lib/domain/sync/sync-run";
import { BREAKER_STATES, type Lane } from "@/lib/domain/upstreams/lane";
import { UPSTREAMS, type Upstream, type UpstreamTrouble } from "@/lib/domain/values/upstream";

// The upstream counts minutes of its own; a second more than a minute keeps ours inside any of them.
const WINDOW_S = 61;
/** A probe that its process never told the end of: another one may leave after this. */
const PROBE_LOST_S = 20;

/** Reading lists stands back this long after a call that a person waits for found no room. */
const STANDS_BACK_S = 3;

/** Why a call may not leave yet. */
export type LaneWait = { readonly waitMs: number; readonly because: "limit" | "pause" | "breaker" | "key" };

export interface LaneEntry {
  readonly upstream: Upstream;
  /** Calls in any minute, over all processes. */
  readonly limit: number;
  /** Spreads its calls over the minute and lets others go first, as reading whole lists should. */
  readonly isPatient: boolean;
}

/**
 * Takes one of the calls of the last minute while the lane is open; else answers how long to wait (null: it was taken).
 * Of a breaker that is not closed one call may leave when it is due, as a probe.
 */
export async function takeCall(db: Db, entry: LaneEntry): Promise<LaneWait | null> {
  const { upstream, limit, isPatient } = entry;
  const pace = paceOf(limit);
  const taken = await db.$executeRaw`
    UPDATE upstream_lane
    SET calls = array_append(
        ARRAY(SELECT made FROM unnest(calls) made WHERE made > now() - make_interval(secs => ${WINDOW_S})), now()),
      breaker = CASE breaker WHEN 'closed' THEN 'closed' ELSE 'half-open' END,
      probe_at = CASE breaker WHEN 'closed' THEN NULL ELSE now() + make_interval(secs => ${PROBE_LOST_S}) END
    WHERE upstream = ${upstream}
      AND (paused_until IS NULL OR paused_until <= now())
      AND (breaker = 'closed' OR probe_at <= now())
      AND (cardinality(calls) < ${limit}
        OR (SELECT count(*) FROM unnest(calls) made WHERE made > now() - make_interval(secs => ${WINDOW_S})) < ${limit})
      AND (NOT ${isPatient}::boolean OR (
        (wanted_at IS NULL OR wanted_at < now() - make_interval(secs => ${STANDS_BACK_S}))
        AND coalesce(calls[cardinality(calls) - ${pace.calls - 1}::int] <= now() - make_interval(secs => ${pace.seconds}), true)))`;
  return taken === 1 ? null : whyNot(db, entry);
}

/** A patient caller that was held up by its own work makes up for this much of it. */
const CATCHES_UP_S = 2;

/**
 * How a patient caller spreads the window's calls: one at a time or, where many fit into two seconds, as many as do, so
 * that what a wait or a large page lasts too long is not lost for good.
 */
function paceOf(limit: number): { calls: number; seconds: number } {
  const calls = Math.max(1, Math.floor((limit * CATCHES_UP_S) / 60));
  return { calls, seconds: (calls * WINDOW_S) / limit };
}

interface Waits {
  readonly pause: number | null;
  readonly breaker: number | null;
  readonly limit: number | null;
  readonly pace: number | null;
  readonly wanted: number | null;
  readonly key: number | null;
}

async function whyNot(db: Db, { upstream, limit, isPatient }: LaneEntry): Promise<LaneWait> {
  const pace = paceOf(limit);
  const [row] = await db.$queryRaw<Waits[]>`
    SELECT (extract(epoch FROM paused_until - now()) * 1000)::float8 AS pause,
      CASE WHEN breaker <> 'closed' THEN (extract(epoch FROM probe_at - now()) * 1000)::float8 END AS breaker,
      CASE WHEN breaker = 'locked' THEN (extract(epoch FROM probe_at - now()) * 1000)::float8 END AS key,
      (SELECT (extract(epoch FROM made + make_interval(secs => ${WINDOW_S}) - now()) * 1000)::float8
       FROM unnest(calls) made ORDER BY made DESC OFFSET ${limit - 1} LIMIT 1) AS limit,
      (extract(epoch FROM calls[cardinality(calls) - ${pace.calls - 1}::int] + make_interval(secs => ${pace.seconds}) - now())
        * 1000)::float8 AS pace,
      (extract(epoch FROM wanted_at + make_interval(secs => ${STANDS_BACK_S}) - now()) * 1000)::float8 AS wanted
    FROM upstream_lane WHERE upstream = ${upstream}`;
  const [because, waitMs] = longest([
    ["limit", Math.max(row?.limit ?? 0, isPatient ? Math.max(row?.pace ?? 0, row?.wanted ?? 0) : 0)],
    ["pause", row?.pause ?? 0],
    ["key", row?.key ?? 0],
    ["breaker", row?.breaker ?? 0],
  ]);
  if (because === "limit" && !isPatient) await noteWanted(db, upstream);
  return { because, waitMs: Math.max(isPatient ? 1 : 50, Math.ceil(waitMs)) };
}

async function noteWanted(db: Db, upstream: Upstream): Promise<void> {
  await db.$executeRaw`UPDATE upstream_lane SET wanted_at = now() WHERE upstream = ${upstream}`;
}

type Reason = readonly [LaneWait["because"], number];

function longest(reasons: readonly [Reason, ...Reason[]]): Reason {
  return reasons.reduce((most, one) => (one[1] > most[1] ? one : most));
}

/** Notes a call in order on a lane that is in order: the common case, one statement. False: the lane needs a judgement. */
export async function noteInOrder(db: Db, upstream: Upstream): Promise<boolean> {
  const noted = await db.$executeRaw`
    UPDATE upstream_lane SET recent = right(recent || '1', 20), last_success_at = now()
    WHERE upstream = ${upstream} AND breaker = 'closed' AND failures = 0 AND trouble IS NULL AND paused_until IS NULL`;
  return noted === 1;
}

/** Reads a lane for a change; nobody else changes it until the transaction ends. */
export async function lockLane(db: Db, upstream: Upstream): Promise<Lane> {
  await db.$queryRaw`SELECT FROM upstream_lane WHERE upstream = ${upstream} FOR UPDATE`;
  return toLane(await db.upstreamLane.findUniqueOrThrow({ where: { upstream } }));
}

export async function putLane(db: Db, upstream: Upstream, lane: Lane): Promise<void> {
  const { troubleSince, pausedUntil, openedAt, probeAt, lastSuccessAt, ...columns } = lane;
  await db.upstreamLane.update({
    where: { upstream },
    data: {
      ...columns,
      troubleSince: toDate(troubleSince),
      pausedUntil: toDate(pausedUntil),
      openedAt: toDate(openedAt),
      probeAt: toDate(probeAt),
      lastSuccessAt: toDate(lastSuccessAt),
    },
    select: { upstream: true },
  });
}

/** For another connection: how the calls of the former one went says nothing of it. The rate is counted on. */
export async function resetLane(db: Db, upstream: Upstream): Promise<void> {
  const unknown = { trouble: null, troubleSince: null, pausedUntil: null, openedAt: null, probeAt: null };
  await lockLane(db, upstream);
  await putLane(db, upstream, { breaker: "closed", recent: "", failures: 0, lastSuccessAt: null, ...unknown });
}

/** Lets the next call leave as a probe now; false when calls pass anyway, or a probe is under way. */
export async function probeNow(db: Db, upstream: Upstream): Promise<boolean> {
  const { count } = await db.upstreamLane.updateMany({
    where: {
      upstream,
      OR: [{ breaker: { in: ["open", "locked"] } }, { breaker: "closed", pausedUntil: { gt: new Date() } }],
    },
    data: { probeAt: new Date(), pausedUntil: null },
  });
  return count === 1;
}

export async function listLaneHealth(db: Db): Promise<LaneHealth[]> {
  const rows = await db.upstreamLane.findMany();
  const since = Date.now() - WINDOW_S * 1000;
  return UPSTREAMS.map((upstream) => {
    const row = rows.find((one) => one.upstream === upstream);
    return {
      upstream,
      trouble:
        row?.trouble && row.troubleSince
          ? { reason: row.trouble as UpstreamTrouble, since: row.troubleSince.toISOString() }
          : null,
      lastSuccessAt: row?.lastSuccessAt?.toISOString() ?? null,
      breaker: breakerOf(row?.breaker),
      nextCallAt: nextCallAt(row),
      callsLastMinute: row?.calls.filter((made) => made.getTime() > since).length ?? 0,
    };
  });
}

function nextCallAt(row: LaneRow | undefined): string | null {
  const waits = [row?.pausedUntil, row?.breaker === "closed" ? null : row?.probeAt];
  const latest = Math.max(0, ...waits.map((wait) => wait?.getTime() ?? 0));
  return latest > Date.now() ? new Date(latest).toISOString() : null;
}

function breakerOf(text: string | undefined): Lane["breaker"] {
  return BREAKER_STATES.find((known) => known === text) ?? "closed";
}

function toLane(row: LaneRow): Lane {
  return {
    breaker: breakerOf(row.breaker),
    recent: row.recent,
    failures: row.failures,
    trouble: row.trouble as UpstreamTrouble | null,
    troubleSince: row.troubleSince?.getTime() ?? null,
    pausedUntil: row.pausedUntil?.getTime() ?? null,
    openedAt: row.openedAt?.getTime() ?? null,
    probeAt: row.probeAt?.getTime() ?? null,
    lastSuccessAt: row.lastSuccessAt?.getTime() ?? null,
  };
}

function toDate(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}
