import "server-only";
import type { Db } from "@/lib/db/client";

/** Marks a point of the transaction under way; what is returned undoes everything since. */
export async function savepoint(db: Db): Promise<() => Promise<void>> {
  await db.$executeRaw`SAVEPOINT marked`;
  return async () => {
    await db.$executeRaw`ROLLBACK TO SAVEPOINT marked`;
  };
}
