import "server-only";
import type { Db } from "@/lib/db/client";
import type { CostDimension } from "@/lib/domain/costs/cost-axes";

/** What the reports offered when they were last asked, and when that was; null: never. */
export async function listCostDimensions(
  db: Db,
): Promise<{ readonly dimensions: readonly CostDimension[]; readonly fetchedAt: Date | null }> {
  const rows = await db.costDimension.findMany({ orderBy: [{ kind: "asc" }, { name: "asc" }] });
  return {
    dimensions: rows.map(({ name, label, kind }) => ({ name, label, kind: kind === "measure" ? kind : "dimension" })),
    fetchedAt: rows[0]?.fetchedAt ?? null,
  };
}

/** In a transaction. */
export async function putCostDimensions(db: Db, dimensions: readonly CostDimension[], fetchedAt: Date): Promise<void> {
  await db.costDimension.deleteMany({});
  await db.costDimension.createMany({
    data: dimensions.map(({ kind, name, label }) => ({ kind, name, label, fetchedAt })),
    skipDuplicates: true,
  });
}
