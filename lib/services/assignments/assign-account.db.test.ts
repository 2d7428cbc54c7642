import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AssignmentDraftRequest } from "@/lib/domain/assignments/assignment-input";
import { assignAccount } from "@/lib/services/assignments/assign-account";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { useDatabase } from "@/scripts/testing/database";
import { openLanes, standalone, whileWorking } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { freeAccounts, type SandboxStore, sandboxControl } from "@/scripts/testing/sandbox-control";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const OPERATOR = staffScope("operator", "Ola");
const [ACME, BOREALIS, COBALT, DUNE] = ["3947", "3948", "3949", "3950"] as const;
const PATH = "/v1/aws_account_assignments";

let seed: SandboxStore;

beforeAll(async () => {
  await syncCloudhealth(SYSTEM, "a test");
  await sql("create table kept as select * from assignment");
  seed = await control.store();
});

beforeEach(async () => {
  await control.reset();
  await sql("truncate operation, assignment, audit_entry");
  await sql("insert into assignment select * from kept");
  await openLanes(sql);
});

function request(customer: string, at = 0, operationId: string = randomUUID()): AssignmentDraftRequest {
  return { ...standalone(freeAccounts(seed)[at]?.owner ?? "", customer), operationId };
}

const sendings = async () => (await control.requests("POST", PATH)).length;
const recorded = async () => (await sql<{ n: number }>("select count(*)::int as n from operation"))[0]?.n;

test("an account is assigned: upstream, in the cache, in the customer's count, with one entry asked and one done", async () => {
  const wanted = request(ACME);
  const answer = await whileWorking(() => assignAccount(OPERATOR, wanted));
  expect(answer).toMatchObject({ ok: true, value: { id: wanted.operationId, state: "SUCCEEDED", actorName: "Ola" } });
  const held = (await control.store()).assignments.filter((one) => one.ownerId === wanted.owner);
  expect(held).toMatchObject([{ customerId: Number(ACME), payerOwnerId: wanted.owner }]);
  expect(await sql("select customer_id, upstream_id from assignment where owner = $1", [wanted.owner])).toEqual([
    { customer_id: ACME, upstream_id: String(held[0]?.id) },
  ]);
  expect(await sql("select account_count from customer where id = $1", [ACME])).toEqual([{ account_count: 6 }]);
  expect(
    await sql("select verb, actor_id, actor_name, subject, customer_id, operation_id from audit_entry order by id"),
  ).toEqual(
    ["asked", "done"].map((what) => ({
      verb: `assign-account:${what}`,
      actor_id: OPERATOR.userId,
      actor_name: "Ola",
      subject: wanted.owner,
      customer_id: ACME,
      operation_id: wanted.operationId,
    })),
  );
});

test("an account is linked to the payer of a consolidated customer", async () => {
  const payer = seed.assignments.find((one) => one.customerId === Number(BOREALIS))?.payerOwnerId ?? "";
  const wanted = { ...request(BOREALIS), payer: standalone(payer, BOREALIS).owner };
  const answer = await whileWorking(() => assignAccount(OPERATOR, wanted));
  expect(answer).toMatchObject({ ok: true, value: { state: "SUCCEEDED" } });
  expect(await sql("select payer from assignment where owner = $1", [wanted.owner])).toEqual([{ payer }]);
});

test("an analyst is refused, and nothing is recorded or sent", async () => {
  const answer = await assignAccount(staffScope("analyst"), request(ACME));
  expect(answer).toEqual({ ok: false, refusal: { code: "not-permitted" } });
  expect([await recorded(), await sendings()]).toEqual([0, 0]);
  expect(await sql("select 1 from audit_entry")).toEqual([]);
});

test("a form sent three times, at once and again later, is one effect", async () => {
  const wanted = request(ACME);
  await whileWorking(async () => {
    const answers = await Promise.all([assignAccount(OPERATOR, wanted), assignAccount(OPERATOR, wanted)]);
    const again = await assignAccount(OPERATOR, wanted);
    for (const answer of [...answers, again]) {
      expect(answer).toMatchObject({ ok: true, value: { id: wanted.operationId, state: "SUCCEEDED" } });
    }
  });
  expect([await recorded(), await sendings()]).toEqual([1, 1]);
});

test("the same form with another content is refused, before and after it is over", async () => {
  const wanted = request(ACME);
  const changed = request(ACME, 1, wanted.operationId);
  const conflict = { ok: false, refusal: { code: "operation-conflict", operationId: wanted.operationId } };
  const [first, second] = await whileWorking(() =>
    Promise.all([assignAccount(OPERATOR, wanted), assignAccount(OPERATOR, changed)]),
  );
  expect([first, second].filter((one) => one.ok)).toHaveLength(1);
  expect([first, second].find((one) => !one.ok)).toEqual(conflict);
  const loser = first.ok ? changed : wanted;
  expect(await assignAccount(OPERATOR, loser)).toEqual(conflict);
  expect([await recorded(), await sendings()]).toEqual([1, 1]);
});

test("a second person on the same account is told who is at it", async () => {
  await control.order({ upstream: "cloudhealth", route: `POST ${PATH}`, kind: "reset", times: 1 });
  const wanted = request(ACME);
  const first = await whileWorking(() => assignAccount(OPERATOR, wanted));
  expect(first).toMatchObject({ ok: true, value: { state: "UNKNOWN" } });
  expect(await assignAccount(staffScope("admin", "Ann"), { ...wanted, operationId: randomUUID() })).toEqual({
    ok: false,
    refusal: { code: "operation-under-way", operationId: wanted.operationId, actorName: "Ola" },
  });
});

test("while no worker runs the wish is kept and shown as waiting", async () => {
  const answer = await assignAccount(OPERATOR, request(ACME));
  expect(answer).toMatchObject({ ok: true, value: { state: "QUEUED", settledAt: null } });
  expect([await recorded(), await sendings()]).toEqual([1, 0]);
});

describe("what CloudHealth would refuse", () => {
  const held = () => seed.assignments.find((one) => one.customerId === Number(BOREALIS))?.ownerId ?? "";
  const outside = () => seed.accounts.find((one) => one.ownerId !== null && one.awsPayer === null)?.ownerId ?? "";

  test.each([
    ["billing-not-enabled", () => request(COBALT)],
    ["managed-elsewhere", () => request(DUNE)],
    ["customer-unknown", () => request("999")],
    ["account-unknown", () => ({ ...standalone("999999999999", ACME), operationId: randomUUID() })],
    ["account-held", () => ({ ...standalone(held(), ACME), operationId: randomUUID() })],
    ["account-outside-family", () => ({ ...standalone(outside(), ACME), operationId: randomUUID() })],
    ["pattern-is-consolidated", () => request(BOREALIS)],
  ] as const)("is not even asked: %s", async (code, wanted) => {
    const answer = await assignAccount(OPERATOR, wanted());
    expect(answer).toMatchObject({ ok: false, refusal: { code: "rules", refusals: [{ code }] } });
    expect([await recorded(), await sendings()]).toEqual([0, 0]);
  });
});
