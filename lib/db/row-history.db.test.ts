import { beforeEach, expect, test } from "vitest";
import { useDatabase } from "@/scripts/testing/database";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sql = useSql(database);
const [LONG_AGO, REMOVED, BACK] = ["2025-03-01T00:00:00Z", "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z"] as const;

beforeEach(async () => {
  await sql("truncate customer, customer_history cascade");
  await sql(
    `insert into customer (id, name, search, classification, billing_enabled, tags, fetched_at, upstream_updated_at)
     values ('1', 'Acme', 'acme', 'managed_with_access', true, '[]', now(), $1)`,
    [LONG_AGO],
  );
});

const history = () =>
  sql<{ version: number; valid_from: Date; removed: boolean }>(
    "select version, valid_from, removed from customer_history order by id",
  );

test("a customer that comes back is valid from when it was seen again, not from before it went", async () => {
  await sql("update customer set removed_at = $1", [REMOVED]);
  await sql("update customer set removed_at = null, fetched_at = $1", [BACK]);
  expect(await history()).toEqual([
    { version: 1, valid_from: new Date(LONG_AGO), removed: false },
    { version: 2, valid_from: new Date(REMOVED), removed: true },
    { version: 3, valid_from: new Date(BACK), removed: false },
  ]);
});

test("a change that the upstream dates before the last one does not step back in time", async () => {
  await sql("update customer set name = 'Acme & Sons', upstream_updated_at = $1", [BACK]);
  await sql("update customer set name = 'Acme', upstream_updated_at = $1", [LONG_AGO]);
  expect((await history()).map(({ valid_from }) => valid_from.toISOString())).toEqual(
    [LONG_AGO, BACK, BACK].map((at) => new Date(at).toISOString()),
  );
});

test("what the upstream changes not is no version", async () => {
  await sql("update customer set account_count = 7, fetched_at = now()");
  expect(await history()).toHaveLength(1);
});
