import { systemScope } from "@/lib/auth/system-scope";
import { closeDatabase, inTransaction } from "@/lib/db/client";

/** As if every cost had been read two hours earlier: whoever looks at one next has it read anew. */
await inTransaction(systemScope("as-if-later"), async (db) => {
  await db.$executeRaw`UPDATE cost_reading SET fetched_at = fetched_at - interval '2 hours'`;
  await db.$executeRaw`UPDATE account_cost_reading SET fetched_at = fetched_at - interval '2 hours'`;
  await db.$executeRaw`
    UPDATE refresh SET requested_at = requested_at - interval '2 hours', ended_at = ended_at - interval '2 hours'
    WHERE state <> 'waiting'`;
});
await closeDatabase();
