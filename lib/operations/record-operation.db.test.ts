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

test("a change of a row that is not there is refused", async () => {
  const refused = { ok: false, refusal: { code: "version-conflict", expected: 1, found: null } };
  expect(await recordOperation(OPERATOR, change("3999", 1))).toEqual(refused);
  expect(await recorded()).toBe(0);
});
