import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import type { CustomerDraftRequest } from "@/lib/domain/customers/customer-input";
import { CustomerDraftInput } from "@/lib/domain/customers/customer-input";
import { createCustomer } from "@/lib/services/customers/create-customer";
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
const OPERATOR = staffScope("operator", "Ola");
const NAME = "Ünder Bridge, Ltd.";

beforeAll(async () => {
  await syncCloudhealth(SYSTEM, "a test");
});

beforeEach(async () => {
  await control.reset();
  await sql("truncate operation, audit_entry");
  await sql("delete from customer where source_operation_id is not null");
  await openLanes(sql);
});

function draft(more: object = {}): CustomerDraftRequest {
  return CustomerDraftInput.parse({
    name: NAME,
    classification: "managed_with_access",
    billingContact: "bills@under.example",
    identity: {
      kind: "address",
      address: { street1: "1 Quay", street2: "", city: "Ulm", state: "Bavaria", zipcode: "01234", country: "DE" },
    },
    trialExpiresOn: "2031-01-31",
    partnerBilling: { enabled: true, folder: "bills/under" },
    tags: [{ key: "here-realm", value: "org100009999" }],
    operationId: randomUUID(),
    ...more,
  });
}

const sendings = async () => (await control.requests("POST", "/v2/customers")).length;
const upstream = async () => (await control.store()).customers.filter((one) => one.name === NAME).length;

test("a customer is made and kept with all that was typed", async () => {
  const wanted = draft();
  const answer = await whileWorking(() => createCustomer(OPERATOR, wanted));
  expect(answer).toMatchObject({ ok: true, value: { state: "SUCCEEDED", subject: NAME } });
  expect(await upstream()).toBe(1);
  const [kept] = await sql("select * from customer where source_operation_id = $1", [wanted.operationId]);
  expect(kept).toMatchObject({
    name: NAME,
    search: "under bridge, ltd.",
    classification: "managed_with_access",
    billing_contact: "bills@under.example",
    billing_enabled: true,
    billing_folder: "bills/under",
    here_realm: "org100009999",
    account_count: 0,
    pattern: "empty",
    address: { zipcode: "01234", state: "Bavaria" },
  });
  const trail = await sql("select verb, customer_id from audit_entry order by id");
  expect(trail).toEqual([
    { verb: "create-customer:asked", customer_id: null },
    { verb: "create-customer:done", customer_id: kept?.id },
  ]);
});

test("an analyst is refused, and nothing is recorded or sent", async () => {
  expect(await createCustomer(staffScope("analyst"), draft())).toEqual({
    ok: false,
    refusal: { code: "not-permitted" },
  });
  expect(await sql("select 1 from operation")).toEqual([]);
  expect(await sendings()).toBe(0);
});

test("a form sent twice at once and once later makes one customer", async () => {
  const wanted = draft();
  await whileWorking(async () => {
    const answers = await Promise.all([createCustomer(OPERATOR, wanted), createCustomer(OPERATOR, wanted)]);
    for (const answer of [...answers, await createCustomer(OPERATOR, wanted)]) {
      expect(answer).toMatchObject({ ok: true, value: { id: wanted.operationId, state: "SUCCEEDED" } });
    }
  });
  expect([await upstream(), await sendings()]).toEqual([1, 1]);
});

test("two people who make one customer at the same moment make one", async () => {
  const answers = await whileWorking(() =>
    Promise.all([
      createCustomer(OPERATOR, draft()),
      createCustomer(staffScope("admin"), draft({ name: ` ${NAME.toUpperCase()} ` })),
    ]),
  );
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect((await control.store()).customers.filter((one) => one.name.toLowerCase() === NAME.toLowerCase())).toHaveLength(
    1,
  );
});

test.each(["Acme", "  ACME ", "échelle logistique"])(
  "a name that a person would take for a known one is refused: %s",
  async (name) => {
    const answer = await createCustomer(OPERATOR, draft({ name }));
    expect(answer).toMatchObject({ ok: false, refusal: { code: "rules", refusals: [{ code: "name-taken" }] } });
    expect(await sendings()).toBe(0);
  },
);

test("an AWS customer is made by version 1 of CloudHealth's interface, its trial and zipcode too", async () => {
  const address = { street1: "1 Quay", street2: "", city: "Ulm", state: "Bavaria", zipcode: "01234", country: "DE" };
  const wanted = draft({ identity: { kind: "aws", address } });
  expect(await whileWorking(() => createCustomer(OPERATOR, wanted))).toMatchObject({ ok: true });
  expect([await sendings(), (await control.requests("POST", "/v1/customers")).length]).toEqual([0, 1]);
  const [kept] = await sql("select * from customer where source_operation_id = $1", [wanted.operationId]);
  expect(kept).toMatchObject({ address: { zipcode: "01234" }, trial_expires_at: new Date("2031-01-31T00:00:00Z") });
});

test("an AWS customer whose answer was lost is found by its name and made once", async () => {
  await control.order({ upstream: "cloudhealth", route: "POST /v1/customers", kind: "execute-then-500", times: 1 });
  const address = { street1: "1 Quay", city: "Ulm", state: "Bavaria", zipcode: "01234", country: "DE" };
  const wanted = draft({ identity: { kind: "aws", address } });
  await whileWorking(() => createCustomer(OPERATOR, wanted));
  expect((await untilOver(sql, wanted.operationId)).state).toBe("SUCCEEDED");
  expect(await upstream()).toBe(1);
});

test("a new customer that claims another's HERE realm is refused, and that customer is named", async () => {
  const [acme] = await sql<{ here_realm: string }>("select here_realm from customer where id = '3947'");
  const tags = [{ key: "here-realm", value: acme?.here_realm }];
  expect(await createCustomer(OPERATOR, draft({ tags }))).toMatchObject({
    ok: false,
    refusal: { code: "rules", refusals: [{ code: "vendor-link-held", holder: "3947", holderName: "Acme" }] },
  });
  expect(await sendings()).toBe(0);
});

test("a realm that two customers claim at CloudHealth is neither's", async () => {
  const [acme] = await sql<{ here_realm: string }>("select here_realm from customer where id = '3947'");
  const tags = [{ key: "here-realm", value: acme?.here_realm }];
  await control.edit({ op: "change-customer", customerId: 3949, fields: { tags } });
  await syncCloudhealth(SYSTEM, "a test");
  expect(await sql("select id from customer where here_realm = $1", [acme?.here_realm])).toEqual([]);
  await control.reset();
  await syncCloudhealth(SYSTEM, "a test");
});
