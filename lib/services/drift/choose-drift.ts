import "server-only";
import type { Db } from "@/lib/db/client";
import type { Drift } from "@/lib/domain/drift/drift";
import type { DriftChoice } from "@/lib/domain/drift/drift-choice";
import { driftQuery, searchDrift } from "@/lib/domain/drift/drift-query";
import { hashOf } from "@/lib/operations/payload-hash";
import { compareAll, matching } from "@/lib/services/drift/load-drift";

/** The drift that was chosen; null when any of it is no longer what was shown. */
export async function chooseDrift(db: Db, choice: DriftChoice): Promise<Drift[] | null> {
  const { drift } = await compareAll(db);
  if (choice.of === "all") {
    const query = driftQuery(new URLSearchParams(choice.params));
    const shown = matching(searchDrift(drift, query.q), query.kind);
    return hashOf(shown) === choice.mark ? shown : null;
  }
  const marks = new Map(choice.rows.map(({ owner, mark }) => [owner, mark]));
  const chosen = drift.filter((row) => marks.get(row.owner) === hashOf(row));
  return chosen.length === marks.size ? chosen : null;
}
