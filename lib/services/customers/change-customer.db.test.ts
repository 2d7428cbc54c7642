import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import type { CustomerChange } from "@/lib/domain/customers/customer-change";
import { CustomerChangeInput } from "@/lib/domain/customers/customer-change-input";
import { customerId } from "@/lib/domain/values/customer-id";
import { changeCustomer } from "@/lib/services/customers/change-customer";
import { loadCustomer } from "@/lib/services/customers/load-customer";
import { loadCustomerHistory } from "@/lib/services/customers/load-customer-history";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { useDatabase } from "@/scripts/testing/database";
import { openLanes, untilOver, whileWorking } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { sandboxControl } from "@/scripts/testing/sandbox-control";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const OLA = staffScope("operator", "Ola");
const PER = staffScope("operator", "Per");
const ACME = customerId("3947");
const FIRST = { page: 1, per: 20 } as const;

beforeAll(async () => {
  await control.reset();
  await syncCloudhealth(SYSTEM, "a test");
});

beforeEach(async () => {
  await control.clearFaults();
  await control.forgetRequests();
  await sql("truncate operation, audit_entry");
  await openLanes(sql);
});

async function acme() {
  const found = await loadCustomer(OLA, ACME);
  if (!found) throw new Error("Acme is there");
  return found;
}

async function request(change: CustomerChange, version?: number) {
  const operationId = randomUUID();
  const input = { customer: ACME, version: version ?? (await acme()).version, change, operationId };
  return CustomerChangeInput.parse(input);
}

const ask = async (change: CustomerChange, { scope = OLA, version }: { scope?: typeof OLA; version?: number } = {}) => {
  const wanted = await request(change, version);
  return whileWorking(() => changeCustomer(scope, wanted));
};
const sent = async () => (await control.requests("PUT", "/v1/customers/:id")).length;
const upstream = async () => (await control.store()).customers.find(({ id }) => String(id) === ACME);

test("only what differs is sent; the cache, its version and the history follow, with who did it", async () => {
  const before = await upstream();
  const { version } = await acme();
  expect(await ask({ billingContact: "new@acme.example", tags: [{ key: "plan", value: "gold" }] })).toMatchObject({
    ok: true,
    value: { state: "SUCCEEDED", subject: "Acme" },
  });
  expect(await upstream()).toEqual({
    ...before,
    billingContact: "new@acme.example",
    tags: [{ key: "plan", value: "gold" }],
    updatedAt: expect.any(String),
  });
  const after = await acme();
  expect(after).toMatchObject({ version: version + 1, customer: { billingContact: "new@acme.example" } });
  expect(after.links).toEqual({ cloudmcOrganization: null, hereRealm: null });
  const [entry] = (await loadCustomerHistory(OLA, ACME, FIRST)).entries;
  expect(entry).toMatchObject({ kind: "changed", source: { by: "operation", actorName: "Ola", kept: true } });
  expect(entry?.changes.map(({ field }) => field)).toEqual(["billingContact", "tags"]);
});

test("the second of two edits from one version is told who came first and what it is now, and sends nothing", async () => {
  const { version } = await acme();
  expect(await ask({ name: "Acme North" }, { version })).toMatchObject({ ok: true });
  const second = await ask({ name: "Acme South" }, { scope: PER, version });
  expect(second).toMatchObject({
    ok: false,
    refusal: {
      code: "version-conflict",
      expected: version,
      found: version + 1,
      latest: { version: version + 1, actorName: "Ola", customer: { name: "Acme North" } },
    },
  });
  expect(await sent()).toBe(1);
  expect(await ask({ name: "Acme" }, { scope: PER, version: version + 1 })).toMatchObject({ ok: true });
});

test("of two edits sent at the same moment one is carried out, and the other is told", async () => {
  const { version } = await acme();
  const both = [await request({ billingContact: "a@acme.example" }, version), await request({ tags: [] }, version)];
  const answers = await whileWorking(() => Promise.all(both.map((one) => changeCustomer(OLA, one))));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const [refused] = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]));
  expect(["version-conflict", "operation-under-way"]).toContain(refused);
  expect(await sent()).toBe(1);
});

test("a form sent twice is one change", async () => {
  const wanted = await request({ billingContact: "twice@acme.example" });
  await whileWorking(async () => {
    expect(await changeCustomer(OLA, wanted)).toMatchObject({ ok: true });
    expect(await changeCustomer(OLA, wanted)).toMatchObject({ ok: true, value: { id: wanted.operationId } });
  });
  expect(await sent()).toBe(1);
});

test("a change whose answer was lost is read back and sent once", async () => {
  const route = "PUT /v1/customers/:id";
  await control.order({ upstream: "cloudhealth", route, kind: "execute-then-500", times: 1 });
  const wanted = await request({ billingContact: "lost@acme.example" });
  await whileWorking(() => changeCustomer(OLA, wanted));
  expect((await untilOver(sql, wanted.operationId)).state).toBe("SUCCEEDED");
  expect((await acme()).customer.billingContact).toBe("lost@acme.example");
  expect(await sent()).toBe(1);
});

test.each<[string, CustomerChange, object]>([
  ["nothing, as it is so already", { name: "Acme" }, { code: "nothing-changed" }],
  ["nothing at all", {}, { code: "nothing-changed" }],
  ["to another's name", { name: "borealis" }, { code: "rules", refusals: [{ code: "name-taken", name: "Borealis" }] }],
  [
    "to a trial that is over",
    { trialExpiresAt: "2020-01-01T00:00:00Z" },
    { code: "rules", refusals: [{ code: "trial-not-in-future", date: "2020-01-01" }] },
  ],
])("a change %s is refused before anything is recorded", async (_what, change, refusal) => {
  expect(await ask(change)).toMatchObject({ ok: false, refusal });
  expect(await sql("select 1 from operation")).toEqual([]);
});

test("an analyst is refused, and nothing is recorded", async () => {
  const wanted = await request({ name: "Acme Ltd" });
  expect(await changeCustomer(staffScope("analyst"), wanted)).toEqual({
    ok: false,
    refusal: { code: "not-permitted" },
  });
  expect(await sql("select 1 from operation")).toEqual([]);
});

test("a trial is moved and ended, and a folder is emptied", async () => {
  await ask({ trialExpiresAt: "2031-01-31T00:00:00Z", partnerBilling: { enabled: true, folder: "bills" } });
  expect((await acme()).customer).toMatchObject({
    trialExpiresAt: "2031-01-31T00:00:00.000Z",
    partnerBilling: { enabled: true, folder: "bills" },
  });
  await ask({ trialExpiresAt: null, partnerBilling: { enabled: true, folder: null } });
  expect((await acme()).customer.trialExpiresAt).toBeNull();
  expect((await acme()).customer.partnerBilling.folder ?? "").toBe("");
});

test("what is read from CloudHealth stands in the history as a reading", async () => {
  await control.edit({ op: "rename-customer", customerId: Number(ACME), name: "Acme Renamed" });
  await syncCloudhealth(SYSTEM, "a test");
  const [entry] = (await loadCustomerHistory(OLA, ACME, FIRST)).entries;
  expect(entry).toMatchObject({
    source: { by: "reading", kept: true },
    changes: [{ field: "name", before: "Acme", after: "Acme Renamed" }],
  });
});
