import pg from "pg";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { TEST_SECRET } from "./test-secret";

let made = 0;
const warnings: string[] = [];
process.on("warning", ({ message }) => warnings.push(message));

export interface TestDatabase {
  /** The owner's address of this file's database; known once the tests run. */
  readonly url: string;
  /** The same database as the superuser, whom no policy holds back. */
  readonly superuserUrl: string;
}

/** Gives the test file a migrated database of its own, and points the environment at it before the settings are first read. */
export function useDatabase(): TestDatabase {
  const name = `test_${process.pid}_${Date.now().toString(36)}_${made++}`;
  const place = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const database = { url: "", superuserUrl: "" };
  beforeAll(async () => {
    const template = new URL(inject("templateUrl"));
    await asSuperuser((client) =>
      client.query(
        `create database ${client.escapeIdentifier(name)} template ${client.escapeIdentifier(template.pathname.slice(1))}
         owner ${client.escapeIdentifier(template.username)}`,
      ),
    );
    database.url = place(template.href);
    database.superuserUrl = place(inject("superuserUrl"));
    process.env.DATABASE_URL = database.url;
    process.env.HEADWATER_SECRET = TEST_SECRET;
    setUpstreams();
  });
  // Two queries at once on one connection wait for each other anyway, and pg will refuse them.
  afterAll(() => expect(warnings.filter((said) => said.includes("already executing a query"))).toEqual([]));
  afterAll(async () => {
    // A pool that is still open would take a forced drop for a failure; what stays behind goes with the whole server.
    await asSuperuser((client) => client.query(`drop database ${client.escapeIdentifier(name)}`)).catch(
      () => undefined,
    );
  });
  return database;
}

/** Addresses where nobody listens: a test that reaches an upstream without asking for the sandbox fails at once. */
function setUpstreams(): void {
  const nowhere = "http://127.0.0.1:9";
  process.env.CLOUDHEALTH_URL ??= nowhere;
  process.env.CLOUDHEALTH_API_KEY ??= "none";
  process.env.CLOUDMC_URL ??= nowhere;
  process.env.CLOUDMC_API_KEY ??= "none";
  process.env.HERE_USAGE_URL ??= nowhere;
  process.env.HERE_TOKEN_URL ??= nowhere;
  process.env.HERE_ACCESS_KEY_ID ??= "none";
  process.env.HERE_ACCESS_KEY_SECRET ??= "none";
  process.env.HERE_REALM_ID ??= "none";
}

async function asSuperuser(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: inject("superuserUrl") });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
