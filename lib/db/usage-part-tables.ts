import "server-only";
import { finished } from "node:stream/promises";
import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Db } from "@/lib/db/client";
import { USAGE_FACT_NAMES } from "@/lib/domain/usage/usage-columns";
import type { CustomerId } from "@/lib/domain/values/customer-id";

/** The order of the cells in a line of a COPY, `formulas` being one bit for each fact. */
const ROW_COLUMNS = ["line", "item", "customer_id", "at", "billable", "usage"];
const ITEM_COLUMNS = ["id", "customer_id", ...USAGE_FACT_NAMES, "extra", "formulas"];

export interface UsagePartTables {
  copyRows(text: Buffer): Promise<void>;
  copyItems(text: Buffer): Promise<void>;
  addChunk(bytes: Buffer): Promise<void>;
  /** Makes the rows readable, by those who may. */
  finish(): Promise<void>;
  /** Of the finished part, the rows that name an item and a moment which another row names before them. */
  countRepeats(): Promise<number>;
}

/** Items may stand there more than once, so rows are told apart by their items' texts. */
const COUNT_REPEATS = `
  SELECT coalesce(sum(rows - moments), 0)::int AS repeats FROM (
    SELECT count(*) AS rows, count(DISTINCT r.at) + (count(*) > count(r.at))::int AS moments
    FROM usage_row r JOIN (
      SELECT id, min(id) OVER (PARTITION BY hashtextextended(row(${USAGE_FACT_NAMES.join(", ")}, extra)::text, 0)) AS first
      FROM usage_item WHERE part_id = $1) i ON i.id = r.item
    WHERE r.part_id = $1 GROUP BY i.first) s`;

/** Empty tables for a part, in a transaction that makes all of them or none. What was kept of it before is gone. */
export async function openUsagePart(
  client: PoolClient,
  part: { id: string; customerId: CustomerId | null },
): Promise<UsagePartTables> {
  const mark = part.id.replaceAll("-", "");
  await client.query("DELETE FROM usage_report_chunk WHERE part_id = $1", [part.id]);
  await client.query("SELECT begin_usage_part($1)", [part.id]);
  const copy = async (table: string, columns: readonly string[], text: Buffer) => {
    const name = client.escapeIdentifier(`${table}_${mark}`);
    const stream = client.query(copyFrom(`COPY ${name} (${columns.join(", ")}) FROM STDIN (FREEZE)`));
    stream.end(text);
    await finished(stream);
  };
  let seq = 0;
  return {
    copyRows: (text) => copy("usage_row", ROW_COLUMNS, text),
    copyItems: (text) => copy("usage_text", ITEM_COLUMNS, text),
    addChunk: async (bytes) => {
      const values = [part.id, seq, part.customerId, bytes];
      seq += 1;
      await client.query(
        "INSERT INTO usage_report_chunk (part_id, seq, customer_id, bytes) VALUES ($1, $2, $3, $4)",
        values,
      );
    },
    finish: async () => {
      await client.query("SELECT finish_usage_part($1)", [part.id]);
    },
    countRepeats: async () => {
      const { rows } = await client.query<{ repeats: number }>(COUNT_REPEATS, [part.id]);
      return rows[0]?.repeats ?? 0;
    },
  };
}

/** Its rows, and not its file, at once however many they are. */
export async function dropUsageRows(db: Db, partId: string): Promise<void> {
  await db.$executeRaw`SELECT drop_usage_part(${partId}::uuid)`;
}
