import "server-only";
import type { Db } from "@/lib/db/client";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { FetchFailure, Upstream, UpstreamTrouble } from "@/lib/domain/values/upstream";

export type RefreshKind =
  | "cost"
  | "partner-cost"
  | "account-cost"
  | "account-services"
  | "cost-statements"
  | "cost-dimension"
  | "price-report"
  | "customers-price-report"
  | "price-lists";

export interface RefreshKey {
  readonly kind: RefreshKind;
  readonly key: string;
}

export const UPSTREAM_OF: Readonly<Record<RefreshKind, Upstream>> = {
  cost: "cloudhealth",
  "partner-cost": "cloudhealth",
  "account-cost": "cloudhealth",
  "account-services": "cloudhealth",
  "cost-statements": "cloudhealth",
  "cost-dimension": "cloudhealth",
  "price-report": "cloudmc",
  "customers-price-report": "cloudmc",
  "price-lists": "cloudmc",
};

export interface RefreshStatus {
  readonly refreshing: boolean;
  readonly requestedAt: string | null;
  readonly failure: FetchFailure | null;
}

export async function findRefresh(db: Db, { kind, key }: RefreshKey): Promise<RefreshStatus> {
  const [row] = await db.$queryRaw<
    { state: string; trouble: UpstreamTrouble | null; requested_at: Date; ended_at: Date | null }[]
  >`SELECT state, trouble, requested_at, ended_at FROM refresh WHERE kind = ${kind} AND key = ${key}`;
  if (!row) return { refreshing: false, requestedAt: null, failure: null };
  return {
    refreshing: row.state === "waiting",
    requestedAt: row.requested_at.toISOString(),
    failure:
      row.trouble === null
        ? null
        : {
            upstream: UPSTREAM_OF[kind],
            reason: row.trouble,
            at: (row.ended_at ?? row.requested_at).toISOString(),
          },
  };
}

/** Notes that a refresh was asked for; false when one is already waiting, so that asking twice queues once. */
export async function beginRefresh(
  db: Db,
  { kind, key, customer }: RefreshKey & { customer: CustomerId | null },
  at: { now: Date; staleBefore: Date },
): Promise<boolean> {
  const written = await db.$executeRaw`
    INSERT INTO refresh (kind, key, customer_id, state, requested_at)
    VALUES (${kind}, ${key}, ${customer}, 'waiting', ${at.now})
    ON CONFLICT (kind, key) DO UPDATE SET state = 'waiting', requested_at = excluded.requested_at
    WHERE refresh.state <> 'waiting' OR refresh.requested_at < ${at.staleBefore}`;
  return written === 1;
}

export async function endRefresh(
  db: Db,
  { kind, key }: RefreshKey,
  end: { at: Date; trouble: UpstreamTrouble | null },
): Promise<void> {
  await db.refresh.updateMany({
    where: { kind, key },
    data: { state: "ended", endedAt: end.at, trouble: end.trouble },
  });
}
