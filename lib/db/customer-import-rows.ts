import "server-only";
import type { Db } from "@/lib/db/client";
import { fromDocument, toDocument } from "@/lib/db/document";
import { Prisma } from "@/lib/db/generated/client";
import type { CustomerImport, ImportState } from "@/lib/domain/customers/customer-import";
import { IMPORT_CLASSES, type ImportClass, type ImportRow } from "@/lib/domain/customers/import-row";

export interface NewImport {
  readonly id: string;
  readonly fileName: string;
  readonly rows: readonly ImportRow[];
  readonly createdById: string;
  readonly createdByName: string;
}

export async function insertImport(db: Db, { rows, ...head }: NewImport): Promise<void> {
  await db.customerImport.create({ data: { ...head, state: "ready", rows: toDocument(rows) }, select: { id: true } });
}

export async function putImportRows(db: Db, id: string, rows: readonly ImportRow[]): Promise<void> {
  await db.customerImport.update({ where: { id }, data: { rows: toDocument(rows) }, select: { id: true } });
}

/** Ends an import that nobody has ended yet; whether it was still to end. The batch of an applied one has its id. */
export async function settleImport(db: Db, id: string, state: "applied" | "discarded"): Promise<boolean> {
  const data = { state, ...(state === "applied" ? { batchId: id } : {}) };
  const { count } = await db.customerImport.updateMany({ where: { id, state: "ready" }, data });
  return count > 0;
}

export async function findImportRows(
  db: Db,
  id: string,
): Promise<{ state: string; fileName: string; rows: ImportRow[] } | null> {
  const row = await db.customerImport.findUnique({
    where: { id },
    select: { state: true, fileName: true, rows: true },
  });
  return row && { ...row, rows: fromDocument<ImportRow[]>(row.rows) };
}

interface HeadRow {
  id: string;
  file_name: string;
  state: string;
  created_by_name: string;
  created_at: Date;
  counts: Record<string, number> | null;
  moved: bigint;
}

const HEAD = Prisma.sql`
  SELECT i.id, i.file_name, i.state, i.created_by_name, i.created_at, n.counts, n.moved
  FROM customer_import i CROSS JOIN LATERAL (
    SELECT jsonb_object_agg(kind, many) AS counts, coalesce(sum(moved), 0)::bigint AS moved FROM (
      SELECT r->'outcome'->>'kind' AS kind, count(*) AS many, count(*) FILTER (WHERE r ? 'moved') AS moved
      FROM jsonb_array_elements(i.rows) r GROUP BY 1) k) n`;

export async function findImport(db: Db, id: string): Promise<CustomerImport | null> {
  const [row] = await db.$queryRaw<HeadRow[]>`${HEAD} WHERE i.id = ${id}::uuid`;
  return row ? toImport(row) : null;
}

export async function listImports(db: Db, take: number): Promise<CustomerImport[]> {
  const rows = await db.$queryRaw<HeadRow[]>`${HEAD} ORDER BY i.created_at DESC LIMIT ${take}`;
  return rows.map(toImport);
}

/** Some rows of an import in the file's order; `only` those of one class. */
export async function listImportRows(
  db: Db,
  id: string,
  { only, skip, take }: { only: ImportClass | null; skip: number; take: number },
): Promise<ImportRow[]> {
  const rows = await db.$queryRaw<{ row: ImportRow }[]>`
    SELECT e.r AS row FROM customer_import i, jsonb_array_elements(i.rows) WITH ORDINALITY AS e(r, n)
    WHERE i.id = ${id}::uuid AND (${only}::text IS NULL OR e.r->'outcome'->>'kind' = ${only})
    ORDER BY e.n LIMIT ${take} OFFSET ${skip}`;
  return rows.map(({ row }) => row);
}

/** What CloudHealth refused of a batch and nobody tried again since, with why. */
export async function listRefusedByUpstream(db: Db, batchId: string): Promise<{ id: string; lines: string[] }[]> {
  const rows = await db.$queryRaw<{ id: string; refusals: { code: string; lines?: string[] }[] | null }[]>`
    SELECT o.id::text, o.outcome->'refusals' AS refusals FROM operation o
    WHERE o.batch_id = ${batchId}::uuid AND o.state = 'REJECTED'
      AND NOT EXISTS (SELECT FROM operation r WHERE r.retry_of = o.id)`;
  return rows.map(({ id, refusals }) => ({
    id,
    lines: (refusals ?? []).flatMap(({ code, lines }) => lines ?? [code]),
  }));
}

function toImport(row: HeadRow): CustomerImport {
  const counts = Object.fromEntries(IMPORT_CLASSES.map((kind) => [kind, Number(row.counts?.[kind] ?? 0)]));
  return {
    id: row.id,
    fileName: row.file_name,
    state: row.state as ImportState,
    createdByName: row.created_by_name,
    createdAt: row.created_at.toISOString(),
    counts: counts as Record<ImportClass, number>,
    moved: Number(row.moved),
  };
}
