import { randomUUID } from "node:crypto";
import pg from "pg";
import { StartFault } from "../stack/start-fault.mjs";
import { type Migration, readMigrations } from "./migration-files";
import { pendingMigrations } from "./migration-history";

// The number under which Prisma's engine takes its advisory lock: the two must exclude each other.
const PRISMA_LOCK = 72_707_369;
const LOCK_WITHIN = "60s";

/** Applies what is missing, as the owner, and returns the names of what it applied. */
export async function applyMigrations(databaseUrl: string, folder: string): Promise<string[]> {
  const migrations = readMigrations(folder);
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "headwater migrate" });
  // The query under way says that the connection was lost; unheard, the event would end the process before it can.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await takeTurn(client);
    const pending = await pendingMigrations(client, migrations);
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

async function takeTurn(client: pg.Client): Promise<void> {
  await client.query(`set lock_timeout = '${LOCK_WITHIN}'`);
  try {
    await client.query("select pg_advisory_lock($1)", [PRISMA_LOCK]);
  } catch {
    throw new StartFault(`Another process has been migrating this database for more than ${LOCK_WITHIN}.`);
  }
  await client.query("reset lock_timeout");
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const id = randomUUID();
  const begun = `insert into _prisma_migrations (id, checksum, migration_name, started_at)
    values ('${id}', '${migration.checksum}', ${client.escapeLiteral(migration.name)}, clock_timestamp());`;
  const done = `;update _prisma_migrations set finished_at = clock_timestamp(), applied_steps_count = 1 where id = '${id}';`;
  try {
    if (controlsItsTransaction(migration.sql)) {
      await client.query(begun);
      await client.query(migration.sql);
      await client.query(done);
    } else {
      // One message is one transaction: a process killed in the middle leaves neither half a schema nor a row about it.
      await client.query(`${begun}\n${migration.sql}\n${done}`);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // Over a lost connection nothing can be recorded; what was one transaction the server has undone.
    await recordFailure(client, { id, migration, reason }).catch(() => undefined);
    throw new StartFault(`The migration ${migration.name} failed: ${reason}.`);
  }
}

async function recordFailure(client: pg.Client, failed: { id: string; migration: Migration; reason: string }) {
  await client.query("rollback");
  await client.query(
    `insert into _prisma_migrations (id, checksum, migration_name, logs) values ($1, $2, $3, $4)
     on conflict (id) do update set logs = excluded.logs`,
    [failed.id, failed.migration.checksum, failed.migration.name, failed.reason],
  );
}

function controlsItsTransaction(sql: string): boolean {
  return /^\s*(begin|commit|start)(\s+(transaction|work))?\s*;/im.test(sql) || /\bconcurrently\b/i.test(sql);
}
