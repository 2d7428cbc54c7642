import "server-only";
import type { Db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";

const ROWS_AT_ONCE = 1_000;

/** All rows of a statement, some at a time, within the transaction under way: as many as there are, memory stays flat. */
export async function readInChunks<R>(
  db: Db,
  statement: Prisma.Sql,
  take: (rows: readonly R[]) => Promise<void>,
): Promise<void> {
  await db.$executeRaw`DECLARE chunks NO SCROLL CURSOR FOR ${statement}`;
  for (;;) {
    const rows = await db.$queryRawUnsafe<R[]>(`FETCH ${ROWS_AT_ONCE} FROM chunks`);
    if (rows.length === 0) return;
    await take(rows);
  }
}
