import { beforeAll, expect, test } from "vitest";
import { inTransaction, withScope } from "@/lib/db/client";
import { useDatabase } from "@/scripts/testing/database";
import { staffScope, viewerScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sql = useSql(database);
const TENANTS = Array.from({ length: 20 }, (_, at) => String(4_001 + at));
const ROWS_EACH = 5;
const VISITS = 300;

beforeAll(async () => {
  await sql(
    `insert into customer (id, name, search, classification, billing_enabled, tags, fetched_at)
     select id, 'c' || id, 'c' || id, 'x', true, '[]', now() from unnest($1::text[]) id`,
    [TENANTS],
  );
  await sql(
    `insert into price_report (customer_id, organization, month, body, first_read_at, fetched_at)
     select id, 'o', '2026-0' || n, '{}', now(), now() from unnest($1::text[]) id, generate_series(1, ${ROWS_EACH}) n`,
    [TENANTS],
  );
});

test("three hundred visits of twenty customers at once see no row of each other's", async () => {
  const visits = Array.from({ length: VISITS }, (_, at) => TENANTS[(at * 7) % TENANTS.length] ?? "");
  const seen = await Promise.all(
    visits.map((tenant) =>
      withScope(viewerScope(tenant), async (db) => {
        const customers = await db.customer.findMany({ select: { id: true } });
        const reports = await db.$queryRaw<{ customer_id: string }[]>`SELECT customer_id FROM price_report`;
        return { tenant, customers: customers.map((row) => row.id), reports: reports.map((row) => row.customer_id) };
      }),
    ),
  );
  const wrong = seen.filter(
    ({ tenant, customers, reports }) =>
      customers.join() !== tenant || reports.length !== ROWS_EACH || reports.some((id) => id !== tenant),
  );
  expect(wrong).toEqual([]);
});

test("a visit that breaks leaves its tenant to nobody", async () => {
  const broken = Array.from({ length: 20 }, () =>
    withScope(viewerScope("4001"), async () => {
      throw new Error("broke off");
    }).catch(() => null),
  );
  await Promise.all(broken);
  const names = await Promise.all(
    Array.from({ length: 20 }, () =>
      withScope(viewerScope("4002"), (db) => db.customer.findMany({ select: { id: true } })),
    ),
  );
  expect(names).toEqual(Array.from({ length: 20 }, () => [{ id: "4002" }]));
});

test("a tenant is named for the transaction alone: what runs on the connection after it sees no row", async () => {
  const after = await withScope(viewerScope("4001"), async (db) => {
    expect(await db.customer.count()).toBe(1);
    await db.$executeRaw`COMMIT`;
    return db.customer.count();
  });
  expect(after).toBe(0);
});

test("a viewer's work cannot write, even where the code tries", async () => {
  const write = withScope(viewerScope("4001"), (db) => db.customer.updateMany({ data: { name: "mine" } }));
  await expect(write).rejects.toThrow(/permission denied/);
});

test("writes of a transaction that throws are undone", async () => {
  const admin = staffScope("admin");
  const work = inTransaction(admin, async (db) => {
    await db.customer.updateMany({ where: { id: "4001" }, data: { name: "half done" } });
    throw new Error("broke off");
  });
  await expect(work).rejects.toThrow("broke off");
  expect(await sql("select name from customer where id = '4001'")).toEqual([{ name: "c4001" }]);
});
