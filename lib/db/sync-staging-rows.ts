import "server-only";
import type { Db } from "@/lib/db/client";

/** One of the lists a run reads; two of them end in one table. */
export type StagedKind = "customer" | "aws_account" | "assignment" | "block";

export interface StagedPage {
  readonly runId: string;
  readonly kind: StagedKind;
  readonly pass: number;
  readonly rows: readonly { readonly key: string; readonly row: object }[];
}

/** Keeps a page apart from the cache until the run has read everything. A row that is met again replaces itself. */
export async function stagePage(db: Db, { runId, kind, pass, rows }: StagedPage): Promise<void> {
  if (rows.length === 0) return;
  await db.$executeRaw`
    INSERT INTO sync_staging (run_id, kind, key, pass, row)
    SELECT DISTINCT ON (read.key) ${runId}::uuid, ${kind}, read.key, ${pass}, read.row
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS read (key text, row jsonb)
    ON CONFLICT (run_id, kind, key) DO UPDATE SET pass = excluded.pass, row = excluded.row`;
}

/** How many different rows a pass has met, and how many the pass before it had met that it did not. */
export async function countStaged(
  db: Db,
  { runId, kind, pass }: Omit<StagedPage, "rows">,
): Promise<{ met: number; left: number }> {
  const [row] = await db.$queryRaw<{ met: bigint; left: bigint }[]>`
    SELECT count(*) FILTER (WHERE pass = ${pass}) AS met, count(*) FILTER (WHERE pass = ${pass} - 1) AS left
    FROM sync_staging WHERE run_id = ${runId}::uuid AND kind = ${kind}`;
  return { met: Number(row?.met ?? 0), left: Number(row?.left ?? 0) };
}

/** Rows that an earlier pass met and the last one, which was whole, did not: they went while the list was read. */
export async function dropEarlierPasses(db: Db, { runId, kind, pass }: Omit<StagedPage, "rows">): Promise<void> {
  await db.$executeRaw`
    DELETE FROM sync_staging WHERE run_id = ${runId}::uuid AND kind = ${kind} AND pass < ${pass}`;
}

/**
 * Whether the cache holds a row of this list that no pass has met. As a difference of two sets: nothing is known yet of
 * how much is staged, and a join planned for a few rows takes minutes over a hundred thousand.
 */
export async function missesAny(db: Db, { runId, kind }: Pick<StagedPage, "runId" | "kind">): Promise<boolean> {
  if (kind !== "aws_account") return false;
  const [row] = await db.$queryRaw<{ misses: boolean }[]>`
    SELECT EXISTS (
      SELECT owner FROM aws_account WHERE removed_at IS NULL
      EXCEPT SELECT key FROM sync_staging WHERE run_id = ${runId}::uuid AND kind = ${kind}
    ) AS misses`;
  return row?.misses ?? false;
}

/** Forgets what a run has staged, and whatever runs that are over left behind. */
export async function dropStaging(db: Db, runId: string): Promise<void> {
  await db.$executeRaw`
    DELETE FROM sync_staging s
    WHERE s.run_id = ${runId}::uuid OR NOT EXISTS (SELECT FROM sync_run r WHERE r.id = s.run_id AND r.state = 'running')`;
}
