import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { applyBulkEdit } from "@/lib/services/customers/apply-bulk-edit";
import { loadBulkEdit } from "@/lib/services/customers/load-bulk-edit";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { useDatabase } from "@/scripts/testing/database";
import { letPass, openLanes, workOnce } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { sandboxControl } from "@/scripts/testing/sandbox-control";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const OPERATOR = staffScope("operator", "Ola");

beforeEach(async () => {
  await control.reset();
  await sql("delete from customer where id like '9000__'");
  await sql("truncate operation, operation_batch, audit_entry restart identity cascade");
  await openLanes(sql);
  await syncCloudhealth(SYSTEM, "a test");
});

const load = (params: string) => loadBulkEdit(OPERATOR, new URLSearchParams(params));

async function previewed(params: string) {
  const { preview } = await load(params);
  if (preview === null) throw new Error("Nothing is asked");
  return preview;
}

async function work(): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    await workOnce();
    await letPass(sql, 100);
  }
}

/** The sandbox's world has fewer. */
async function thirty(): Promise<string[]> {
  await sql(
    `insert into customer (id, name, search, classification, billing_enabled, tags, fetched_at)
     select n::text, 'Twin ' || n, 'twin ' || n, 'managed_without_access', true, '[]', now() from generate_series(900001, 900010) n`,
  );
  const rows = await sql<{ id: string }>("select id from customer where removed_at is null order by id desc limit 30");
  return rows.map(({ id }) => id);
}

test("thirty customers get a tag in one batch, the ten that CloudHealth does not know excepted, and it is sent once", async () => {
  const ids = await thirty();
  expect(ids).toHaveLength(30);
  const params = `${ids.map((id) => `id=${id}`).join("&")}&edit=set-tag&key=tier&value=gold`;
  const { mark, count, isTyped } = await previewed(params);
  expect([count, isTyped]).toEqual([30, true]);
  const request = { batchId: randomUUID(), params, mark, typed: null };
  expect(await applyBulkEdit(OPERATOR, request)).toEqual({
    ok: false,
    refusal: { code: "count-not-typed", count: 30 },
  });
  const answers = await Promise.all([1, 2].map(() => applyBulkEdit(OPERATOR, { ...request, typed: 30 })));
  for (const answer of answers) expect(answer).toEqual({ ok: true, value: { batchId: request.batchId } });
  await work();
  expect(await sql("select state, count(*)::int as many from operation group by 1 order by 2 desc")).toEqual([
    { state: "SUCCEEDED", many: 20 },
    { state: "REJECTED", many: 10 },
  ]);
  const tagged = 'select count(*)::int as many from customer where tags @> \'[{"key":"tier","value":"gold"}]\'';
  expect(await sql(tagged)).toEqual([{ many: 20 }]);
  expect(await applyBulkEdit(OPERATOR, request)).toMatchObject({ ok: true });
  expect((await previewed(params)).count).toBe(10);
});

test("an edit of customers that somebody changed since is refused, and nothing is sent", async () => {
  const params = "id=3947&id=3948&edit=billing&billing-to=keep&folder-to=set&folder=bills/{id}";
  const { mark, count } = await previewed(params);
  await control.edit({ op: "rename-customer", customerId: 3947, name: "Acme Brothers" });
  await syncCloudhealth(SYSTEM, "a test");
  const request = { batchId: randomUUID(), params, mark, typed: count };
  expect(await applyBulkEdit(OPERATOR, request)).toEqual({ ok: false, refusal: { code: "bulk-moved" } });
  expect(await sql("select 1 from operation")).toEqual([]);
});

test("all that the list's filters let through are chosen, and a customer that is gone is not", async () => {
  const on = await sql("select 1 from customer where billing_enabled and removed_at is null");
  expect((await load("all=1&billing=on&page=2")).customers).toHaveLength(on.length);
  expect((await load("id=3947&id=999&id=x")).customers.map(({ customer }) => customer.id)).toEqual(["3947"]);
});

test("an analyst changes nothing", async () => {
  const request = { batchId: randomUUID(), params: "id=3947&edit=remove-tag&key=a", mark: "0".repeat(64), typed: null };
  expect(await applyBulkEdit(staffScope("analyst"), request)).toMatchObject({ refusal: { code: "not-permitted" } });
});
