import { join } from "node:path";
import pg from "pg";
import { makeDatabaseOwner } from "./database-owner";
import { keptSecret } from "./home.mjs";
import { startPostgres } from "./postgres-server";
import { readRunRecord } from "./run-record";
import type { Stack } from "./stack";
import { StartFault } from "./start-fault.mjs";

export const dataDirIn = (home: string): string => join(home, "postgres");

export interface StartedDatabase {
  readonly url: string;
  readonly port: number;
}

/** Starts the PostgreSQL that npm brought, and ends the stack when it is lost. */
export async function startDatabase(home: string, stack: Stack): Promise<StartedDatabase> {
  const { log } = stack.events("database");
  const password = keptSecret(home, "database-password");
  const server = await startPostgres({
    dataDir: dataDirIn(home),
    password,
    port: readRunRecord(home)?.ports.database,
    onOutput: log.write,
  });
  let isStopping = false;
  server.process.once("exit", (code, signal) => {
    if (isStopping) return;
    const isFull = /No space left/i.test(log.tail(20).join("\n"));
    const reason = isFull ? "the disk is full" : (signal ?? `exit code ${code}`);
    stack.fail(new StartFault(`PostgreSQL ended (${reason}), so everything is ended; its log is ${log.path}.`));
  });
  stack.add("database", {
    stop() {
      isStopping = true;
      return server.stop();
    },
  });
  return { url: await makeDatabaseOwner(server.port, password), port: server.port };
}

/** For a database of the user's own: that it is there and new enough is better said before anything else starts. */
export async function checkDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  const place = `${new URL(url).host}${new URL(url).pathname}`;
  try {
    await client.connect();
    const { rows } = await client.query("select current_setting('server_version_num')::int as version");
    if (rows[0].version < 150_000) throw new StartFault(`The database at ${place} is older than PostgreSQL 15.`);
  } catch (error) {
    if (error instanceof StartFault) throw error;
    const reason = error instanceof AggregateError ? error.errors.join(", ") : (error as Error).message;
    throw new StartFault(`DATABASE_URL leads to ${place}, which does not answer: ${reason}.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}
