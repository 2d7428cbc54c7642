import "server-only";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { rewrap } from "@/lib/support/envelope";

/** Every column that holds sealed values, and the column that names the row in their seals. */
export const SEALED_COLUMNS: readonly { readonly table: string; readonly row: string; readonly column: string }[] = [
  { table: "upstream_connection", row: "upstream", column: "keys" },
  { table: "second_factor", row: "user_id", column: "secret" },
];

export interface Rewrapped {
  readonly sealed: number;
  /** Of them, those that were not under the current secret yet. */
  readonly changed: number;
}

/** Has every sealed value open under the current secret. Throws, so that none is changed, when one opens under neither. */
export async function rewrapAll(db: Db): Promise<Rewrapped> {
  const done = { sealed: 0, changed: 0 };
  for (const { table, row, column } of SEALED_COLUMNS) {
    const [from, key, value] = [table, row, column].map((name) => Prisma.raw(`"${name}"`));
    const rows = await db.$queryRaw<{ row: string; value: string }[]>`
      SELECT ${key}::text AS row, ${value} AS value FROM ${from} WHERE ${value} IS NOT NULL ORDER BY 1 FOR UPDATE`;
    for (const one of rows) {
      const again = rewrap(one.value, { table, row: one.row, column });
      done.sealed += 1;
      if (again === one.value) continue;
      done.changed += 1;
      await db.$executeRaw`UPDATE ${from} SET ${value} = ${again} WHERE ${key}::text = ${one.row}`;
    }
  }
  return done;
}
