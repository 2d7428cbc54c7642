import "server-only";
import type { Db } from "@/lib/db/client";
import { toView } from "@/lib/db/operation-rows";
import type { OperationView } from "@/lib/domain/operations/operation-view";

/** What became of operations of a batch: each, or the latest one that tried it again, by the id it first had. */
export async function listOutcomes(
  db: Db,
  batchId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OperationView>> {
  const links = await db.$queryRaw<{ first: string; last: string }[]>`
    WITH RECURSIVE tried AS (
      SELECT id AS first, id AS last FROM operation WHERE batch_id = ${batchId}::uuid AND id = ANY (${[...ids]}::uuid[])
      UNION ALL
      SELECT t.first, r.id FROM tried t JOIN operation r ON r.retry_of = t.last AND r.batch_id = ${batchId}::uuid
    )
    SELECT first::text, last::text FROM tried t WHERE NOT EXISTS (SELECT FROM tried n JOIN operation r ON r.id = n.last
      WHERE r.retry_of = t.last)`;
  const rows = await db.operation.findMany({ where: { id: { in: links.map(({ last }) => last) } } });
  const views = new Map(rows.map((row) => [row.id, toView(row)]));
  return new Map(
    links.flatMap(({ first, last }) => {
      const view = views.get(last);
      return view ? [[first, view] as const] : [];
    }),
  );
}
