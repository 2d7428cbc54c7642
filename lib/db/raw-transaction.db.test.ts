import { beforeAll, expect, test } from "vitest";
import { rawTransaction } from "@/lib/db/raw-transaction";
import { useDatabase } from "@/scripts/testing/database";
import { staffScope, viewerScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sql = useSql(database);
const NAMES = "select id from customer order by id";

beforeAll(() =>
  sql(
    `insert into customer (id, name, search, classification, billing_enabled, tags, fetched_at)
     select id, id, id, 'x', true, '[]', now() from unnest(array['4001', '4002']) id`,
  ),
);

test("what is copied for a customer's person is copied as that customer, and for staff as staff", async () => {
  const seen = (scope: Parameters<typeof rawTransaction>[0]) =>
    rawTransaction(scope, async (client) => (await client.query<{ id: string }>(NAMES)).rows.map(({ id }) => id));
  expect(await seen(viewerScope("4001"))).toEqual(["4001"]);
  expect(await seen(viewerScope("4002"))).toEqual(["4002"]);
  expect(await seen(staffScope("analyst"))).toEqual(["4001", "4002"]);
});

test("a tenant is named for the transaction alone: what runs on the connection after it sees no row", async () => {
  const after = await rawTransaction(viewerScope("4001"), async (client) => {
    await client.query("COMMIT");
    return (await client.query(NAMES)).rowCount;
  });
  expect(after).toBe(0);
});
