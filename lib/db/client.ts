import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "@/lib/db/generated/client";
import { roleConnection } from "@/lib/db/role-connection";
import type { StaffScope, SystemScope, ViewerScope } from "@/lib/domain/access/scope";
import type { DatabaseRole } from "@/lib/support/role-address";

/** What row files work on: a connection, or the transaction under way on one. */
export type Db = Prisma.TransactionClient;

const POOL_SIZE = 10;
const STATEMENT_TIMEOUT_MS = 15_000;
/** In a rush a visit waits for its turn on the pool rather than fail; Prisma's own patience is two seconds. */
const TURN_MS = 10_000;
const clients = new Map<DatabaseRole, PrismaClient>();

function clientFor(role: DatabaseRole): PrismaClient {
  const known = clients.get(role);
  if (known) return known;
  const { connectionString, ...connection } = roleConnection(role);
  const adapter = new PrismaPg({
    ...connection,
    connectionString: inUtc(connectionString),
    max: POOL_SIZE,
    statement_timeout: STATEMENT_TIMEOUT_MS,
  });
  const client = new PrismaClient({ adapter });
  clients.set(role, client);
  return client;
}

/** Prisma's adapter writes moments as UTC without saying so: under another time zone of the server each would be shifted. */
function inUtc(address: string): string {
  const url = new URL(address);
  const given = url.searchParams.get("options") ?? "";
  url.searchParams.set("options", `${given} -c timezone=UTC`.trim());
  return url.href;
}

/**
 * Reads and single writes on behalf of a scope. A viewer's work runs in one transaction on the customer role, whose
 * first statement names the tenant: row level security then holds whatever the queries forget.
 */
export function withScope<T>(scope: StaffScope | ViewerScope | SystemScope, work: (db: Db) => Promise<T>): Promise<T> {
  if (scope.kind !== "viewer") return work(clientFor("headwater_staff"));
  return clientFor("headwater_customer").$transaction(
    async (db) => {
      await db.$executeRaw`SELECT set_config('headwater.customer_id', ${scope.customerId}, true)`;
      return work(db);
    },
    { timeout: TURN_MS, maxWait: TURN_MS },
  );
}

/** Several writes that stand or fall together. */
export function inTransaction<T>(
  scope: StaffScope | SystemScope,
  work: (db: Db) => Promise<T>,
  { timeoutMs = TURN_MS }: { timeoutMs?: number } = {},
): Promise<T> {
  if (scope.kind !== "staff" && scope.kind !== "system") throw new Error("A viewer writes nothing");
  return clientFor("headwater_staff").$transaction(work, { timeout: timeoutMs, maxWait: timeoutMs });
}

/** For lib/auth, which must read people and sessions before it knows who asks. */
export function peopleDb(): Db {
  return clientFor("headwater_staff");
}

/** Several writes to one's own person and sessions, whichever side one is on; for lib/auth alone. */
export function inPeopleTransaction<T>(work: (db: Db) => Promise<T>): Promise<T> {
  return clientFor("headwater_staff").$transaction(work, { timeout: TURN_MS, maxWait: TURN_MS });
}

export async function closeDatabase(): Promise<void> {
  await Promise.all([...clients.values()].map((client) => client.$disconnect()));
  clients.clear();
}
