import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { DriftChoice } from "@/lib/domain/drift/drift-choice";
import { type DriftQuery, driftQuery } from "@/lib/domain/drift/drift-query";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import { type OperationIntent, recordOperation } from "@/lib/operations/record-operation";
import { assignAccount } from "@/lib/services/assignments/assign-account";
import { adoptDrift } from "@/lib/services/drift/adopt-drift";
import { loadDrift } from "@/lib/services/drift/load-drift";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { useDatabase } from "@/scripts/testing/database";
import { assignIntent, openLanes, standalone, untilOver, whileWorking } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { freeAccounts, sandboxControl } from "@/scripts/testing/sandbox-control";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const OPERATOR = staffScope("operator", "Ola");
const [ACME, BOREALIS] = ["3947", "3948"] as const;

beforeEach(async () => {
  await control.reset();
  await sql(
    "truncate operation, customer, aws_account, assignment, wanted_assignment, assignment_history, customer_history, sync_run, audit_entry cascade",
  );
  await openLanes(sql);
});

async function sync(times = 1): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) expect(await syncCloudhealth(SYSTEM, "a test")).toBe(true);
}

const load = (query: Partial<Record<keyof DriftQuery | "class", string>> = {}, scope: StaffScope = OPERATOR) =>
  loadDrift(scope, driftQuery(query));
const found = async () => (await load({ per: "100" })).rows.map(({ owner, classes }) => [owner, ...classes]);
const ownersOf = async (customer: string) =>
  (await control.store()).assignments
    .filter((held) => String(held.customerId) === customer)
    .map((held) => held.ownerId);
const wanted = async (owner: string) =>
  (await sql("select customer_id, payer, source, set_by_name from wanted_assignment where owner = $1", [owner]))[0];

/** As another program with the same key does. */
async function assignElsewhere(owner: string): Promise<void> {
  const answer = await fetch(`${process.env.CLOUDHEALTH_URL}/v1/aws_account_assignments`, {
    method: "POST",
    headers: { authorization: `Bearer ${process.env.CLOUDHEALTH_API_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({ owner_id: owner, customer_id: Number(ACME), payer_account_owner_id: owner }),
  });
  expect(answer.ok).toBe(true);
}

async function adopt(typed = ""): Promise<unknown> {
  const { rows } = await load({ per: "100" });
  const choice: DriftChoice = { of: "rows", rows: rows.map(({ owner, mark }) => ({ owner, mark })) };
  return adoptDrift(OPERATOR, { choice, typed });
}

describe("the baseline", () => {
  test("is all that the first whole reading finds, and nothing of it is drift", async () => {
    await sync();
    const held = await sql<{ n: number }>("select count(*)::int as n from assignment");
    expect(await sql("select count(*)::int as n from wanted_assignment where source = 'first-reading'")).toEqual(held);
    expect(await found()).toEqual([]);
  });

  test("is drawn once: what somebody else assigns later is extra, and not wanted", async () => {
    await sync();
    const owner = freeAccounts(await control.store())[0]?.owner ?? "";
    await assignElsewhere(owner);
    await sync();
    expect(await wanted(owner)).toBeUndefined();
    expect(await found()).toEqual([[owner, "extra"]]);
    expect((await load()).rows[0]?.origin).toMatchObject({ before: null });
    expect(await adopt()).toMatchObject({ ok: true });
    expect(await wanted(owner)).toMatchObject({ customer_id: ACME, source: "adopted", set_by_name: "Ola" });
  });

  test("waits for a whole reading, and leaves what an operation has settled before it", async () => {
    await sync();
    const owner = (await ownersOf(ACME))[0] ?? "";
    await sql("truncate wanted_assignment, sync_run cascade");
    await sql(
      "insert into wanted_assignment (owner, source, set_at, set_by_name) values ($1, 'operation', now(), 'Ola')",
      [owner],
    );
    for (const skip of [1, 3, 5]) {
      const route = "GET /v1/aws_account_assignments";
      await control.order({ upstream: "cloudhealth", route, kind: "empty-list", skip, times: 1 });
    }
    await sync();
    expect(await sql("select state from sync_run")).toEqual([{ state: "incomplete" }]);
    expect(await sql("select 1 from wanted_assignment where source = 'first-reading'")).toEqual([]);
    await control.clearFaults();
    await sync();
    expect(await wanted(owner)).toMatchObject({ source: "operation" });
    expect(await found()).toEqual([[owner, "extra"]]);
  });
});

describe("what happens behind the portal's back", () => {
  const CASES: readonly (readonly [string, (owner: string, other: string) => object, readonly string[], number])[] = [
    [
      "an assignment deleted is missing, once two readings say so",
      (ownerId) => ({ op: "delete-assignment", ownerId }),
      ["missing"],
      2,
    ],
    ["a moved payer", (ownerId, payerOwnerId) => ({ op: "move-payer", ownerId, payerOwnerId }), ["payer-moved"], 1],
    ["a moved customer", (ownerId) => ({ op: "move-customer", ownerId, customerId: 3951 }), ["customer-moved"], 1],
    ["an account that is no longer listed", (ownerId) => ({ op: "remove-account", ownerId }), ["account-unknown"], 2],
  ];

  test.each(CASES)("%s, and adopting it ends it", async (_rule, editOf, classes, readings) => {
    await sync();
    const [owner = "", other = ""] = await ownersOf(ACME);
    await control.edit(editOf(owner, other));
    await sync(readings);
    expect(await found()).toEqual([[owner, ...classes]]);
    const [row] = (await load()).rows;
    const [run] = await sql<{ id: string }>("select id from sync_run order by started_at desc limit 1");
    expect(row?.origin).toMatchObject({ before: { customer: ACME, payer: owner }, runId: run?.id, operation: null });
    expect(await adopt()).toEqual({ ok: true, value: { adopted: 1 } });
    expect(await found()).toEqual([]);
    expect(await sql("select verb, actor_name, subject from audit_entry where verb like 'drift:%'")).toEqual([
      { verb: "drift:adopted", actor_name: "Ola", subject: owner },
    ]);
    await sync();
    expect(await found()).toEqual([]);
  });

  test("partner billing switched off touches each account of the customer, and cannot be reverted by a plan", async () => {
    await sync();
    const owners = await ownersOf(ACME);
    await control.edit({ op: "billing", customerId: Number(ACME), enabled: false });
    await sync();
    expect((await found()).sort()).toEqual(owners.map((owner) => [owner, "billing-off"]).sort());
    const { rows, revertible, counts } = await load();
    expect([revertible, counts.get("billing-off"), rows[0]?.obstacle]).toEqual([0, owners.length, "billing-is-off"]);
    expect(rows[0]?.origin?.validFrom).not.toBeNull();
    expect(await adopt()).toMatchObject({ ok: true });
    expect(await found()).toEqual([]);
  });

  test("an account that turns inactive is disabled", async () => {
    await sync();
    const [owner = ""] = await ownersOf(ACME);
    await sql("update aws_account set is_active = false where owner = $1", [owner]);
    expect(await found()).toEqual([[owner, "account-disabled"]]);
  });

  test("an account that changes hands from version 1 to billing blocks is said to be there", async () => {
    await sync();
    const [owner = ""] = await ownersOf(ACME);
    await sql("update assignment set managed_by = 'v2' where owner = $1", [owner]);
    expect(await found()).toEqual([[owner, "managed-by-blocks"]]);
    expect((await load()).rows[0]?.obstacle).toBe("upstream-in-blocks");
  });

  test("a family that moves at AWS moves no assignment, and is no drift", async () => {
    await sync();
    const [owner = ""] = await ownersOf(ACME);
    await control.edit({ op: "move-family", ownerId: owner, awsPayer: null });
    await sync();
    expect(await found()).toEqual([]);
  });
});

describe("what we do ourselves", () => {
  const request = (owner: string) => ({ ...standalone(owner, ACME), operationId: randomUUID() });

  test("is wanted by whoever did it, and never drift, also when a reading ran in between", async () => {
    await sync();
    const owner = freeAccounts(await control.store())[0]?.owner ?? "";
    await control.order({
      upstream: "cloudhealth",
      route: "GET /v2/aws_account_assignments",
      kind: "slow",
      delayMs: 1_000,
      times: 1,
    });
    const pass = syncCloudhealth(SYSTEM, "a test");
    const path = "/v2/aws_account_assignments";
    await expect.poll(async () => (await control.requests("GET", path)).length, { timeout: 5_000 }).toBe(2);
    expect(await whileWorking(() => assignAccount(OPERATOR, request(owner)))).toMatchObject({ ok: true });
    await pass;
    expect(await wanted(owner)).toEqual({ customer_id: ACME, payer: owner, source: "operation", set_by_name: "Ola" });
    expect(await found()).toEqual([]);
    await sync(2);
    expect(await found()).toEqual([]);
  });

  test("taking an account away makes nobody wanted, and so does deleting its customer", async () => {
    await sync();
    const owner = (await ownersOf(ACME))[0] ?? "";
    const [held] = await sql<{ upstream_id: string; version: number }>(
      "select upstream_id, version from assignment where owner = $1",
      [owner],
    );
    const removal: OperationIntent = {
      ...assignIntent(standalone(owner, ACME)),
      kind: "remove-assignment",
      payload: { ...standalone(owner, ACME), id: held?.upstream_id ?? "", managedBy: "v1" },
    };
    expect(await recordOperation(OPERATOR, removal)).toMatchObject({ ok: true });
    expect((await untilOver(sql, removal.id)).state).toBe("SUCCEEDED");
    expect(await wanted(owner)).toMatchObject({ customer_id: null, payer: null, source: "operation" });
    const deletion: OperationIntent = {
      id: randomUUID(),
      kind: "delete-customer",
      upstream: "cloudhealth",
      resourceKey: `customer:${BOREALIS}`,
      subject: "Borealis",
      payload: { id: customerId(BOREALIS) },
      customerId: customerId(BOREALIS),
    };
    expect(await recordOperation(OPERATOR, deletion)).toMatchObject({ ok: true });
    expect((await untilOver(sql, deletion.id)).state).toBe("SUCCEEDED");
    expect(await sql("select 1 from wanted_assignment where customer_id = $1", [BOREALIS])).toEqual([]);
    await sync(2);
    expect(await found()).toEqual([]);
  });

  test("while it is under way is no drift", async () => {
    await sync();
    const owner = (await ownersOf(ACME))[0] ?? "";
    await sql("update assignment set customer_id = '3951' where owner = $1", [owner]);
    expect(await found()).toHaveLength(1);
    expect(await recordOperation(OPERATOR, assignIntent(standalone(owner, ACME)))).toMatchObject({ ok: true });
    expect(await load()).toMatchObject({ total: 0, underWay: 1 });
    await sql("update operation set state = 'CANCELLED', settled_at = now()");
    expect(await load()).toMatchObject({ total: 1, underWay: 0 });
  });
});

describe("adopting", () => {
  async function thirty(): Promise<void> {
    await sync();
    await sql(
      "update assignment set customer_id = '3951' where owner in (select owner from assignment where managed_by = 'v1' and customer_id <> '3951' order by owner limit 30)",
    );
  }

  test("more than a few asks for their number, typed", async () => {
    await thirty();
    const { mark, total } = await load();
    const choice = { of: "all", params: "", mark } as const;
    expect(total).toBe(30);
    const untyped = { ok: false, refusal: { code: "count-not-typed", count: 30 } };
    expect(await adoptDrift(OPERATOR, { choice, typed: "" })).toEqual(untyped);
    expect(await adoptDrift(OPERATOR, { choice, typed: "31" })).toEqual(untyped);
    expect(await found()).toHaveLength(30);
    expect(await adoptDrift(OPERATOR, { choice, typed: "30" })).toEqual({ ok: true, value: { adopted: 30 } });
    expect(await found()).toEqual([]);
    expect(await adoptDrift(OPERATOR, { choice, typed: "30" })).toEqual({
      ok: false,
      refusal: { code: "drift-changed" },
    });
  });

  test("all that match takes those and no others", async () => {
    await thirty();
    const [first] = (await load()).rows;
    const params = `q=${first?.owner}`;
    const { mark } = await load({ q: first?.owner ?? "" });
    expect(await adoptDrift(OPERATOR, { choice: { of: "all", params, mark }, typed: "" })).toMatchObject({ ok: true });
    expect(await found()).toHaveLength(29);
  });

  test("is refused when what was shown has changed, and by an analyst's role", async () => {
    await sync();
    const owner = awsAccountId((await ownersOf(ACME))[0] ?? "");
    await sql("update assignment set customer_id = '3951' where owner = $1", [owner]);
    const mark = (await load()).rows[0]?.mark ?? "";
    const choice: DriftChoice = { of: "rows", rows: [{ owner, mark }] };
    const analyst = staffScope("analyst");
    expect(await adoptDrift(analyst, { choice, typed: "" })).toEqual({ ok: false, refusal: { code: "not-permitted" } });
    await sql("update assignment set customer_id = '3953' where owner = $1", [owner]);
    expect(await adoptDrift(OPERATOR, { choice, typed: "" })).toEqual({
      ok: false,
      refusal: { code: "drift-changed" },
    });
    expect(await wanted(owner)).toMatchObject({ customer_id: ACME, source: "first-reading" });
  });
});
