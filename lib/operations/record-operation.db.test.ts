import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { customerId } from "@/lib/domain/values/customer-id";
import { type OperationIntent, recordOperation } from "@/lib/operations/record-operation";
import { useDatabase } from "@/scripts/testing/database";
import { staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sql = useSql(database);
const OPERATOR = staffScope("operator");
const ACME = customerId("3947");

beforeEach(async () => {
  await sql("truncate operation, customer, customer_history, audit_entry cascade");
  await sql(
    `insert into customer (id, name, search, classification, billing_enabled, tags, fetched_at)
     values ($1, 'Acme', 'acme', 'managed_with_access', true, '[]', now())`,
    [ACME],
  );
});

const change = (key: string, version: number): OperationIntent => ({
  id: randomUUID(),
  kind: "change-customer",
  upstream: "cloudhealth",
  resourceKey: `customer:${key}`,
  subject: "Acme",
  payload: { id: key, change: { billingContact: `of.${version}@acme.example` } },
  customerId: ACME,
  changes: { table: "customer", key, version },
});
/** Until a transaction stands behind another one's lock. */
async function waiting(): Promise<void> {
  for (;;) {
    const found = await sql(
      "select from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0",
    );
    if (found.length > 0) return;
  }
}
const recorded = async () => (await sql("select id from operation")).length;

test("a change is recorded if it was made from the version that stands, and remembers it", async () => {
  expect(await recordOperation(OPERATOR, change(ACME, 1))).toMatchObject({ ok: true });
  expect(await sql("select expected_version from operation")).toEqual([{ expected_version: 1 }]);
});

test("a change made from a version that somebody has changed since is refused, and nothing of it is kept", async () => {
  await sql("update customer set billing_contact = 'else@acme.example'");
  const refused = { ok: false, refusal: { code: "version-conflict", expected: 1, found: 2 } };
  expect(await recordOperation(OPERATOR, change(ACME, 1))).toEqual(refused);
  expect(await recorded()).toBe(0);
  expect(await sql("select id from audit_entry")).toEqual([]);
});

test("whoever changes what is just being settled waits for it, and holds nothing it needs", async () => {
  const first = change(ACME, 1);
  await recordOperation(OPERATOR, first);
  await sql("begin");
  await sql("set local lock_timeout = '300ms'");
  await sql("update operation set state = 'SUCCEEDED', settled_at = now() where id = $1", [first.id]);
  const second = recordOperation(OPERATOR, change(ACME, 1));
  await waiting();
  await sql("update customer set billing_contact = 'first@acme.example'");
  await sql("commit");
  expect(await second).toEqual({ ok: false, refusal: { code: "version-conflict", expected: 1, found: 2 } });
  expect(await recorded()).toBe(1);
});

test("a change of a row that is not there is refused", async () => {
  const refused = { ok: false, refusal: { code: "version-conflict", expected: 1, found: null } };
  expect(await recordOperation(OPERATOR, change("3999", 1))).toEqual(refused);
  expect(await recorded()).toBe(0);
});
