import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import type { TestDatabase } from "./database";

export type SqlRow = Record<string, unknown>;

/** Runs as the superuser, whom no policy holds back. */
export type TestSql = <R extends object = SqlRow>(text: string, values?: readonly unknown[]) => Promise<R[]>;

/** Looks into the file's database past all rules; to be called after `useDatabase`. */
export function useSql(database: TestDatabase): TestSql {
  let client: pg.Client | undefined;
  let last: Promise<unknown> = Promise.resolve();
  beforeAll(async () => {
    client = new pg.Client({ connectionString: database.superuserUrl });
    await client.connect();
  });
  afterAll(() => client?.end());
  return async <R extends object>(text: string, values: readonly unknown[] = []) => {
    if (!client) throw new Error("The database is there once the tests run");
    const query = () => client?.query<R & pg.QueryResultRow>(text, [...values]);
    // One connection does one thing at a time.
    const answer = last.then(query, query);
    last = answer;
    return (await answer)?.rows ?? [];
  };
}
