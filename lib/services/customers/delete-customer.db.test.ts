import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { customerId } from "@/lib/domain/values/customer-id";
import { recordOperation } from "@/lib/operations/record-operation";
import { deleteCustomer } from "@/lib/services/customers/delete-customer";
import { loadCustomer } from "@/lib/services/customers/load-customer";
import { loadCustomerDeletion } from "@/lib/services/customers/load-customer-deletion";
import { loadCustomerHistory, loadRemovedCustomer } from "@/lib/services/customers/load-customer-history";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { useDatabase } from "@/scripts/testing/database";
import { assignIntent, openLanes, standalone, whileWorking } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { sandboxControl } from "@/scripts/testing/sandbox-control";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const OLA = staffScope("operator", "Ola");
const ACME = customerId("3947");

beforeEach(async () => {
  await control.reset();
  await sql("truncate customer, customer_history, assignment, assignment_history, aws_account");
  await sql("truncate operation, audit_entry, assignment_plan, app_user cascade");
  await openLanes(sql);
  await syncCloudhealth(SYSTEM, "a test");
});

async function request(more: object = {}) {
  const version = (await loadCustomer(OLA, ACME))?.version ?? 0;
  return { customer: ACME, version, name: "Acme", operationId: randomUUID(), ...more };
}

const held = () => sql("select owner from assignment where customer_id = $1 and removed_at is null", [ACME]);
const upstream = async () => (await control.store()).customers.some(({ id }) => String(id) === ACME);

test("what a deletion takes along is counted before it", async () => {
  const wanted = JSON.stringify([{ owner: "100000000001", customer: ACME, payer: "100000000001" }]);
  await sql(
    `insert into assignment_plan (id, name, source, state, wanted, plan, figures, wanted_count, step_count, refused_count, created_by_id, created_by_name)
     values (gen_random_uuid(), 'March', 'page', 'ready', $1, '{}', '{}', 1, 1, 0, gen_random_uuid(), 'Ola'),
            (gen_random_uuid(), 'Old', 'page', 'discarded', $1, '{}', '{}', 1, 1, 0, gen_random_uuid(), 'Ola')`,
    [wanted],
  );
  await sql(
    `insert into app_user (id, email, name, role, customer_id, password_hash, disabled_at)
     values (gen_random_uuid(), 'a@a.example', 'Anna', 'viewer', $1, '', null),
            (gen_random_uuid(), 'b@a.example', 'Gone', 'viewer', $1, '', now())`,
    [ACME],
  );
  const facts = await loadCustomerDeletion(OLA, ACME);
  expect(facts).toMatchObject({ viewers: ["Anna"], plans: [{ name: "March" }], open: [], usageReports: 0 });
  expect(facts?.of.accountCount).toBe((await held()).length);
});

test("a deleted customer goes with its assignments, here and there, and its rows stay as tombstones", async () => {
  const accounts = await held();
  expect(accounts.length).toBeGreaterThan(0);
  const wanted = await request();
  expect(await whileWorking(() => deleteCustomer(OLA, wanted))).toMatchObject({
    ok: true,
    value: { state: "SUCCEEDED" },
  });
  expect(await upstream()).toBe(false);
  expect((await control.store()).assignments.filter((one) => String(one.customerId) === ACME)).toEqual([]);
  expect(await loadCustomer(OLA, ACME)).toBeNull();
  expect(await held()).toEqual([]);
  const [row] = await sql(
    "select removed_at, account_count, pattern, source_operation_id from customer where id = $1",
    [ACME],
  );
  expect(row).toEqual({
    removed_at: expect.any(Date),
    account_count: 0,
    pattern: "empty",
    source_operation_id: wanted.operationId,
  });
  const ended = await sql("select owner from assignment_history where customer_id = $1 and removed", [ACME]);
  expect(ended).toHaveLength(accounts.length);
});

test("that it is gone, since when and by whom, is known afterwards, with its history", async () => {
  expect(await loadRemovedCustomer(OLA, ACME)).toBeNull();
  const wanted = await request();
  await whileWorking(() => deleteCustomer(OLA, wanted));
  expect(await loadRemovedCustomer(OLA, ACME)).toMatchObject({
    facts: { name: "Acme" },
    source: { by: "operation", actorName: "Ola" },
  });
  const { entries } = await loadCustomerHistory(OLA, ACME, { page: 1, per: 20 });
  expect(entries.map(({ kind }) => kind)).toEqual(["removed", "first"]);
});

test("a customer that was deleted behind the portal's back is known to be gone by the reading that missed it", async () => {
  await control.edit({ op: "delete-customer", customerId: Number(ACME) });
  await sql("update customer set missing_released = true where id = $1", [ACME]);
  for (let reading = 0; reading < 3; reading += 1) await syncCloudhealth(SYSTEM, "a test");
  expect(await loadRemovedCustomer(OLA, ACME)).toMatchObject({ source: { by: "reading" } });
});

test.each([
  [
    "a name that is not the customer's",
    { name: "acme" },
    { code: "rules", refusals: [{ code: "confirmation-differs" }] },
  ],
  ["a version that has passed", { version: 99 }, { code: "version-conflict" }],
])("%s deletes nothing", async (_what, more, refusal) => {
  expect(await deleteCustomer(OLA, await request(more))).toMatchObject({ ok: false, refusal });
  expect(await sql("select 1 from operation")).toEqual([]);
});

test("while something is written for the customer it cannot be deleted, and who writes it is named", async () => {
  await recordOperation(OLA, assignIntent(standalone("100000000001", ACME)));
  expect(await loadCustomerDeletion(OLA, ACME)).toMatchObject({ open: [{ kind: "assign-account" }] });
  expect(await deleteCustomer(OLA, await request())).toMatchObject({
    ok: false,
    refusal: { code: "rules", refusals: [{ code: "operation-under-way", actorName: "Ola" }] },
  });
  expect(await upstream()).toBe(true);
});

test("an analyst is refused", async () => {
  expect(await deleteCustomer(staffScope("analyst"), await request())).toEqual({
    ok: false,
    refusal: { code: "not-permitted" },
  });
});
