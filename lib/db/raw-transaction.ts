import "server-only";
import { Pool, type PoolClient } from "pg";
import { roleConnection } from "@/lib/db/role-connection";
import type { StaffScope, SystemScope, ViewerScope } from "@/lib/domain/access/scope";
import type { DatabaseRole } from "@/lib/support/role-address";

const pools = new Map<DatabaseRole, Pool>();

function poolFor(role: DatabaseRole): Pool {
  const known = pools.get(role);
  if (known) return known;
  const pool = new Pool({
    ...roleConnection(role),
    max: 4,
    idleTimeoutMillis: 10_000,
    allowExitOnIdle: true,
  });
  // A connection that ends while nobody uses it is replaced when somebody does.
  pool.on("error", () => undefined);
  pools.set(role, pool);
  return pool;
}

/** For COPY, which Prisma does not speak: one transaction on a connection of the scope's own role, its tenant named. */
export async function rawTransaction<T>(
  scope: StaffScope | ViewerScope | SystemScope,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await poolFor(scope.kind === "viewer" ? "headwater_customer" : "headwater_staff").connect();
  let fault: Error | undefined;
  try {
    await client.query("BEGIN; SET LOCAL timezone = 'UTC'");
    if (scope.kind === "viewer") {
      await client.query("SELECT set_config('headwater.customer_id', $1, true)", [scope.customerId]);
    }
    const done = await work(client);
    await client.query("COMMIT");
    return done;
  } catch (error) {
    // What was under way may still be sending: the connection ends, and with it the transaction.
    fault = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.release(fault);
  }
}
