import { createHmac } from "node:crypto";
import pg from "pg";
import { scramVerifier } from "../migrations/scram-verifier";
import { SUPERUSER } from "./postgres-cluster";
import { StartFault } from "./start-fault.mjs";

export const OWNER = "headwater_owner";
const DATABASE = "headwater";

export function databaseAddress(user: string, password: string, place: { port: number; database: string }): string {
  const address = new URL(`postgresql://127.0.0.1:${place.port}/${place.database}`);
  address.username = user;
  address.password = password;
  return address.href;
}

/**
 * The bootstrap superuser passes every row level policy silently, so it only makes the owner, who is bound by them.
 * Returns the owner's address.
 */
export async function makeDatabaseOwner(port: number, password: string): Promise<string> {
  const ownerPassword = createHmac("sha256", password).update(OWNER).digest("hex");
  const client = new pg.Client({
    connectionString: databaseAddress(SUPERUSER, password, { port, database: "postgres" }),
  });
  await client.connect().catch((error: unknown) => {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "28P01") throw error;
    throw new StartFault(
      "The database does not take the password kept in HEADWATER_HOME: was database-password removed?",
    );
  });
  try {
    const owner = client.escapeIdentifier(OWNER);
    if (!(await has(client, "select 1 from pg_roles where rolname = $1", OWNER))) {
      await client.query(`create role ${owner} login createdb createrole`);
    }
    await client.query(`alter role ${owner} password ${client.escapeLiteral(scramVerifier(ownerPassword))}`);
    if (!(await has(client, "select 1 from pg_database where datname = $1", DATABASE))) {
      await client.query(`create database ${client.escapeIdentifier(DATABASE)} owner ${owner}`);
    }
  } finally {
    await client.end();
  }
  return databaseAddress(OWNER, ownerPassword, { port, database: DATABASE });
}

async function has(client: pg.Client, query: string, name: string): Promise<boolean> {
  return (await client.query(query, [name])).rows.length > 0;
}
