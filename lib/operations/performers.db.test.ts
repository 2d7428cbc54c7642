import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { CustomerDraft } from "@/lib/domain/customers/customer-input";
import type { UsageReportRequest } from "@/lib/domain/usage/usage-report";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import { customerResourceKey } from "@/lib/operations/perform-create-customer";
import { recordOperation } from "@/lib/operations/record-operation";
import { useDatabase } from "@/scripts/testing/database";
import { openLanes, operationRow, untilOver, workOnce } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { sandboxControl } from "@/scripts/testing/sandbox-control";
import { staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";
import { askForUsage } from "@/scripts/testing/usage";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const ASSIGNMENTS = "/v1/aws_account_assignments";
const OPERATOR = staffScope("operator", "Ola");

beforeEach(async () => {
  await control.reset();
  await sql("truncate operation, customer, usage_report, audit_entry restart identity cascade");
  await openLanes(sql);
});

test("an answer about somebody else's account says nothing of a change: it is asked once more, and nothing is sent again", async () => {
  const [held] = (await control.store()).assignments;
  if (!held) throw new Error("The emulator holds no assignment");
  const route = `${ASSIGNMENTS}/:id`;
  await control.order({ upstream: "cloudhealth", route: `PUT ${route}`, kind: "execute-then-500", times: 1 });
  await control.order({ upstream: "cloudhealth", route: `GET ${route}`, kind: "wrong-owner", times: 1 });
  const id = randomUUID();
  const owner = awsAccountId(held.ownerId);
  const customer = customerId("3951");
  await recordOperation(OPERATOR, {
    id,
    kind: "change-assignment",
    upstream: "cloudhealth",
    resourceKey: `assignment:${owner}`,
    subject: owner,
    payload: { id: String(held.id), owner, customer, payer: awsAccountId(held.payerOwnerId) },
    customerId: customer,
  });
  expect((await untilOver(sql, id)).state).toBe("SUCCEEDED");
  expect(await control.requests("PUT")).toHaveLength(1);
});

describe("a new customer", () => {
  const CREATE = { upstream: "cloudhealth", route: "POST /v2/customers" } as const;
  const NEW: CustomerDraft = {
    name: "Quarry & Sons",
    classification: "managed_without_access",
    billingContact: null,
    identity: {
      kind: "address",
      address: {
        street1: "1 Pit Lane",
        street2: null,
        city: "Leeds",
        state: "Yorkshire",
        zipcode: "LS1",
        country: "GB",
      },
    },
    trialExpiresOn: null,
    partnerBilling: { enabled: true, folder: null },
    tags: [],
  };

  async function ask(draft: CustomerDraft = NEW): Promise<string> {
    const id = randomUUID();
    const recorded = await recordOperation(OPERATOR, {
      id,
      kind: "create-customer",
      upstream: "cloudhealth",
      resourceKey: customerResourceKey(draft.name),
      subject: draft.name,
      payload: draft,
      customerId: null,
    });
    expect(recorded).toMatchObject({ ok: true });
    return id;
  }

  const upstream = async (name: string) => (await control.store()).customers.filter((one) => one.name === name);
  const cached = () => sql<{ id: string; name: string }>("select id, name from customer order by id");
  const sendings = async () => (await control.requests("POST", "/v2/customers")).length;

  test("is made once and kept under the id that CloudHealth gave it", async () => {
    const id = await ask();
    await workOnce();
    expect((await operationRow(sql, id)).state).toBe("SUCCEEDED");
    const made = await upstream(NEW.name);
    expect(await cached()).toEqual(made.map((one) => ({ id: String(one.id), name: NEW.name })));
    expect(made).toHaveLength(1);
  });

  test("whose name is taken is refused, and the refusal names it", async () => {
    const id = await ask({ ...NEW, name: "Acme" });
    const row = await untilOver(sql, id);
    expect([row.state, row.outcome.refusals]).toEqual(["REJECTED", [{ code: "name-taken", name: "Acme" }]]);
    expect(await cached()).toEqual([]);
    expect(await upstream("Acme")).toHaveLength(1);
  });

  test("whose answer was lost is found by its name", async () => {
    await control.order({ ...CREATE, kind: "execute-then-500", times: 1 });
    const id = await ask();
    await workOnce();
    expect((await operationRow(sql, id)).state).toBe("UNKNOWN");
    expect((await untilOver(sql, id)).state).toBe("SUCCEEDED");
    expect(await upstream(NEW.name)).toHaveLength(1);
    expect((await cached()).map((one) => one.name)).toEqual([NEW.name]);
    expect(await sendings()).toBe(1);
  });

  test("that did not arrive is sent again once that is certain", async () => {
    await control.order({ ...CREATE, kind: "reset", times: 1 });
    expect((await untilOver(sql, await ask())).state).toBe("SUCCEEDED");
    expect(await upstream(NEW.name)).toHaveLength(1);
    expect(await sendings()).toBe(2);
  });

  test("that a look-back was not shown is still found, when its name turns out to be taken", async () => {
    await control.order({ ...CREATE, kind: "execute-then-500", times: 1 });
    await control.order({ upstream: "cloudhealth", route: "GET /v1/customers", kind: "empty-list", times: 1 });
    expect((await untilOver(sql, await ask())).state).toBe("SUCCEEDED");
    expect(await upstream(NEW.name)).toHaveLength(1);
    expect((await cached()).map((one) => one.name)).toEqual([NEW.name]);
  });

  test("that may be either of two of its name is for a person to decide", async () => {
    await control.order({ ...CREATE, kind: "execute-then-500", times: 1 });
    const id = await ask();
    await workOnce();
    await control.edit({ op: "rename-customer", customerId: 3951, name: NEW.name });
    expect((await untilOver(sql, id)).state).toBe("NEEDS_REVIEW");
    expect(await cached()).toEqual([]);
    expect(await sendings()).toBe(1);
  });
});

describe("a usage report", () => {
  const PATH = "/v2/usage/realms/:realmId/reports";
  const ask = async (more: Partial<UsageReportRequest> = {}) => (await askForUsage(more)).partId;
  const made = async () => (await control.store()).reports.length;
  const kept = async () => (await sql("select state, failure from usage_report_part"))[0];

  test("is asked for once, with the customer's realm, and watched from then on", async () => {
    const id = await ask();
    await workOnce();
    expect((await operationRow(sql, id)).state).toBe("SUCCEEDED");
    expect((await control.store()).reports).toMatchObject([{ subAccounts: ["org100003947"] }]);
    expect(await kept()).toEqual({ state: "requested", failure: null });
    const jobs = await sql("select task_identifier, queue_name from graphile_worker.jobs where key = $1", [
      `usage-part:${id}`,
    ]);
    expect(jobs).toEqual([{ task_identifier: "watch-usage-part", queue_name: `usage-part:${id}` }]);
  });

  test.each(["execute-then-500", "truncate", "execute-then-hang"] as const)(
    "whose answer is lost (%s) is found in HERE's list and taken, and asked for once",
    async (kind) => {
      await control.order({ upstream: "here", route: `POST ${PATH}`, kind, times: 1 });
      const id = await ask();
      expect((await untilOver(sql, id)).state).toBe("SUCCEEDED");
      expect([(await control.requests("POST", PATH)).length, await made()]).toEqual([1, 1]);
      expect(await kept()).toEqual({ state: "requested", failure: null });
    },
  );

  test("that HERE does not list after a while is left to a person, and never asked for again", async () => {
    await control.order({ upstream: "here", route: `POST ${PATH}`, kind: "reset", times: 1 });
    const id = await ask();
    await workOnce();
    expect((await operationRow(sql, id)).state).toBe("UNKNOWN");
    expect((await untilOver(sql, id)).state).toBe("NEEDS_REVIEW");
    expect([(await control.requests("POST", PATH)).length, await made()]).toEqual([1, 0]);
    expect(await kept()).toEqual({ state: "failed", failure: "unknown-outcome" });
  });

  test("whose answer is lost is not taken for another one in the same words that is known, nor for one of two", async () => {
    const known = await ask();
    await workOnce();
    expect((await operationRow(sql, known)).state).toBe("SUCCEEDED");
    await control.order({ upstream: "here", route: `POST ${PATH}`, kind: "reset", times: 1 });
    const lost = await ask();
    expect((await untilOver(sql, lost)).state).toBe("NEEDS_REVIEW");
    await control.order({ upstream: "here", route: `POST ${PATH}`, kind: "execute-then-500", times: 2 });
    const [one, other] = [await ask(), await ask()];
    await workOnce();
    expect([(await untilOver(sql, one)).state, (await untilOver(sql, other)).state]).toEqual([
      "NEEDS_REVIEW",
      "NEEDS_REVIEW",
    ]);
  });

  test("of some subscriptions is left to a person when its answer is lost: HERE does not list them", async () => {
    await control.order({ upstream: "here", route: `POST ${PATH}`, kind: "execute-then-500", times: 1 });
    const id = await ask({ billingSubscriptionIds: ["sub-1"] });
    expect((await untilOver(sql, id)).state).toBe("NEEDS_REVIEW");
  });

  test("whose worker vanished after sending is not asked for again either", async () => {
    const id = await ask();
    await sql(
      "update operation set state = 'IN_FLIGHT', sent_at = now(), fence = 1, lease_until = now(), attempts = 1",
    );
    expect((await untilOver(sql, id)).state).toBe("NEEDS_REVIEW");
    expect(await control.requests("POST", PATH)).toEqual([]);
  });

  test("that came when HERE took no more calls is asked for later", async () => {
    await control.order({ upstream: "here", route: `POST ${PATH}`, kind: "status", status: 429, times: 1 });
    const id = await ask();
    await workOnce();
    expect((await operationRow(sql, id)).state).toBe("RETRY_WAIT");
    expect((await untilOver(sql, id)).state).toBe("SUCCEEDED");
    expect(await made()).toBe(1);
  });

  test("for a realm that is not the partner's is refused and says so", async () => {
    const id = await ask({ subAccounts: ["org999999999"] });
    expect((await untilOver(sql, id)).state).toBe("REJECTED");
    expect(await kept()).toEqual({ state: "failed", failure: "refused" });
  });
});
