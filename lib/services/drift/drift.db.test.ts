import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { customerId } from "@/lib/domain/values/customer-id";
import { type OperationIntent, recordOperation } from "@/lib/operations/record-operation";
import { assignAccount } from "@/lib/services/assignments/assign-account";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import {
  ACME,
  adopt,
  assignElsewhere,
  BOREALIS,
  found,
  load,
  OPERATOR,
  sync,
  useDriftWorld,
} from "@/scripts/testing/drift-world";
import { assignIntent, standalone, untilOver, whileWorking } from "@/scripts/testing/operations";
import { freeAccounts } from "@/scripts/testing/sandbox-control";
import { SYSTEM } from "@/scripts/testing/scopes";

const { sql, control, ownersOf, wanted } = useDriftWorld();

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
