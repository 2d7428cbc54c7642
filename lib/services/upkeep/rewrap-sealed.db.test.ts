import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { withScope } from "@/lib/db/client";
import { listConnections } from "@/lib/db/connection-rows";
import { SEALED_COLUMNS } from "@/lib/db/sealed-rows";
import { rewrapSealed } from "@/lib/services/upkeep/rewrap-sealed";
import { open, seal } from "@/lib/support/envelope";
import { keyRing } from "@/lib/support/key-ring";
import { useDatabase } from "@/scripts/testing/database";
import { SYSTEM } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";
import { TEST_SECRET } from "@/scripts/testing/test-secret";

const NEW_SECRET = "the secret that comes after the one of tests";
const sql = useSql(useDatabase());
// The roles' passwords are still those of before: everything below signs in with the former secret's.
beforeAll(() => {
  Object.assign(process.env, { HEADWATER_SECRET: NEW_SECRET, HEADWATER_SECRET_FORMER: TEST_SECRET });
});
beforeEach(() => sql("DELETE FROM upstream_connection"));

const placeOf = (row: string) => ({ table: "upstream_connection", row, column: "keys" });

async function keep(upstream: string, secret: string): Promise<void> {
  const keys = seal(`{"key":"of ${upstream}"}`, placeOf(upstream), keyRing({ secret }));
  await sql(
    `INSERT INTO upstream_connection (upstream, parts, keys, tails, version, request_id, set_by_id, set_by_name, set_at)
     VALUES ($1, '{}', $2, '{}', 1, $3, $3, 'Ada', now())`,
    [upstream, keys, randomUUID()],
  );
}

test("under a new secret all that is sealed is wrapped anew, and opens without the former one then", async () => {
  await keep("cloudhealth", TEST_SECRET);
  await keep("cloudmc", NEW_SECRET);
  const before = await withScope(SYSTEM, listConnections);
  expect(before.cloudhealth?.entered?.keys()).toEqual({ key: "of cloudhealth" });
  expect(await rewrapSealed(SYSTEM)).toEqual({ sealed: 2, changed: 1 });
  expect(await rewrapSealed(SYSTEM)).toEqual({ sealed: 2, changed: 0 });
  const alone = keyRing({ secret: NEW_SECRET });
  const rows = await sql<{ upstream: string; keys: string }>(
    "SELECT upstream, keys FROM upstream_connection ORDER BY 1",
  );
  expect(rows.map(({ upstream, keys }) => open(keys, placeOf(upstream), alone))).toEqual([
    '{"key":"of cloudhealth"}',
    '{"key":"of cloudmc"}',
  ]);
});

test("when one value opens under neither secret none is changed", async () => {
  await keep("cloudhealth", TEST_SECRET);
  await keep("here", "a secret that nobody knows any more");
  const before = await sql("SELECT upstream, keys FROM upstream_connection ORDER BY 1");
  await expect(rewrapSealed(SYSTEM)).rejects.toThrow(/not known here/);
  expect(await sql("SELECT upstream, keys FROM upstream_connection ORDER BY 1")).toEqual(before);
});

test("every table that values are sealed for is wrapped anew", () => {
  const folder = join(import.meta.dirname, "../..");
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$/.test(file))
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .filter((source) => source.includes('"@/lib/support/envelope"'));
  const named = sources.flatMap((source) => [...source.matchAll(/table: "(\w+)"/g)].map(([, table]) => table));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((table) => !SEALED_COLUMNS.some((column) => column.table === table))).toEqual([]);
});
