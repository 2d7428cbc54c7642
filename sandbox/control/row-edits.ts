import { z } from "zod";
import { type Change, TABLE_NAMES } from "../rows";
import type { Sandbox } from "../sandbox";

const TableName = z.enum(TABLE_NAMES);
const RowId = z.union([z.int(), z.string().min(1)]);

/** The state a test speaks of, row by row; columns are those of `rows.ts` and no rule is asked. */
export const RowEditInput = z.strictObject({
  drop: z.partialRecord(TableName, z.union([z.literal("all"), z.array(RowId)])).default({}),
  put: z.partialRecord(TableName, z.array(z.looseObject({ id: RowId }))).default({}),
});

/** Rows are dropped before others are put, all in one change. */
export function editRows({ store }: Sandbox, { drop, put }: z.infer<typeof RowEditInput>): void {
  const drops = TABLE_NAMES.flatMap((table) => {
    const ids = drop[table] === "all" ? store.all(table).map((row) => row.id) : (drop[table] ?? []);
    return ids.map((id) => ({ drop: table, id }));
  });
  const puts = TABLE_NAMES.flatMap((table) => (put[table] ?? []).map((row) => ({ put: table, row })));
  store.commit([...drops, ...puts] as Change[]);
}
