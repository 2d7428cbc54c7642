import "server-only";
import { type Db, withScope } from "@/lib/db/client";
import { findOrigins } from "@/lib/db/drift-origin-rows";
import { countAwaiting, listDifferences } from "@/lib/db/drift-rows";
import { findLastCompleted } from "@/lib/db/sync-run-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { DRIFT_CLASSES, type Drift, type DriftClass } from "@/lib/domain/drift/drift";
import type { DriftOrigin } from "@/lib/domain/drift/drift-origin";
import { type DriftQuery, searchDrift, sortDrift } from "@/lib/domain/drift/drift-query";
import { findDrift } from "@/lib/domain/drift/find-drift";
import { pageWindow } from "@/lib/domain/values/list-query";
import { hashOf } from "@/lib/operations/payload-hash";
import { demand } from "@/lib/services/access/permit";

export interface DriftLine extends Drift {
  readonly origin: DriftOrigin | null;
  /** Stands for all that is shown of it, so that an action names what it was decided from. */
  readonly mark: string;
}

export interface DriftList {
  /** The page asked for, in order. */
  readonly rows: readonly DriftLine[];
  /** Of what the search and the class let through, and how many of those a plan can revert. */
  readonly total: number;
  readonly revertible: number;
  readonly mark: string;
  /** Of what the search lets through, per class. */
  readonly counts: ReadonlyMap<DriftClass, number>;
  readonly found: number;
  /** Accounts that differ while something is being written for them: no drift yet. */
  readonly underWay: number;
  /** Assignments that one reading has missed. */
  readonly awaiting: number;
  readonly readAt: string | null;
}

export async function loadDrift(scope: StaffScope, query: DriftQuery): Promise<DriftList> {
  demand(scope, "assignments:read");
  return withScope(scope, async (db) => {
    const [{ drift, underWay }, awaiting, readAt] = await Promise.all([
      compareAll(db),
      countAwaiting(db),
      findLastCompleted(db, "cloudhealth"),
    ]);
    const found = searchDrift(drift, query.q);
    const shown = matching(found, query.kind);
    const { offset } = pageWindow(query, shown.length);
    const page = sortDrift(shown, query).slice(offset, offset + query.per);
    const origins = await findOrigins(db, page);
    return {
      rows: page.map((row) => ({ ...row, origin: origins.get(row.owner) ?? null, mark: hashOf(row) })),
      total: shown.length,
      revertible: shown.filter(({ obstacle }) => obstacle === null).length,
      mark: hashOf(shown),
      counts: new Map(DRIFT_CLASSES.map((kind) => [kind, matching(found, kind).length])),
      found: found.length,
      underWay,
      awaiting,
      readAt,
    };
  });
}

export async function countDrift(scope: StaffScope): Promise<number> {
  demand(scope, "assignments:read");
  return withScope(scope, async (db) => (await compareAll(db)).drift.length);
}

/** All drift there is, whatever page is shown. */
export async function compareAll(db: Db): Promise<{ drift: Drift[]; underWay: number }> {
  const differences = await listDifferences(db);
  const open = differences.filter(({ isUnderWay }) => isUnderWay);
  const settled = differences.filter(({ isUnderWay }) => !isUnderWay);
  return {
    drift: settled.flatMap(({ facts }) => findDrift(facts) ?? []),
    underWay: open.filter(({ facts }) => findDrift(facts) !== null).length,
  };
}

export function matching(drift: readonly Drift[], kind: DriftClass | null): Drift[] {
  return drift.filter(({ classes }) => kind === null || classes.includes(kind));
}
