import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { countBatches, findBatch, listBatches } from "@/lib/db/batch-rows";
import { withScope } from "@/lib/db/client";
import { batchProgress, batchState } from "@/lib/domain/operations/batch";
import type { BatchDecision } from "@/lib/domain/operations/batch-decision";
import { decideBatch } from "@/lib/operations/decide-batch";
import { recordBatch } from "@/lib/operations/record-batch";
import { type OperationIntent, recordOperation } from "@/lib/operations/record-operation";
import { useDatabase } from "@/scripts/testing/database";
import { assignIntent, letPass, openLanes, standalone, workOnce } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { freeAccounts, sandboxControl } from "@/scripts/testing/sandbox-control";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const OPERATOR = staffScope("operator", "Ola");
const PATH = "/v1/aws_account_assignments";
const ACME = 3947;

let owners: string[] = [];

beforeEach(async () => {
  await control.reset();
  await sql("truncate operation, operation_batch, assignment, audit_entry restart identity cascade");
  await openLanes(sql);
  owners = freeAccounts(await control.store()).map((one) => one.owner);
});

/** A chain: each waits for the one before it. */
function chain(length: number): OperationIntent[] {
  const intents: OperationIntent[] = [];
  for (let wave = 0; wave < length; wave += 1) {
    const before = intents.at(-1);
    intents.push({
      ...assignIntent(standalone(owners[wave] ?? "", String(ACME))),
      wave,
      after: before ? [before.id] : [],
    });
  }
  return intents;
}

async function recorded(operations: OperationIntent[]): Promise<string> {
  const id = randomUUID();
  expect(await recordBatch(OPERATOR, { id, subject: "May", operations })).toEqual({ ok: true, value: { batchId: id } });
  return id;
}

async function batch(id: string) {
  const view = await withScope(SYSTEM, (db) => findBatch(db, id));
  if (!view) throw new Error("There is no such batch");
  return { ...view, state: batchState(view) };
}

const decide = (batchId: string, decision: BatchDecision) => decideBatch(OPERATOR, { batchId, decision });
const sentOwners = async () =>
  (
    await sql<{ subject: string }>(
      "select outcome->>'subject' as subject from operation where sent_at is not null order by sent_at",
    )
  ).map((row) => row.subject);
const sendings = async () => (await control.requests("POST", PATH)).length;

async function work(rounds = 3): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await workOnce();
    await letPass(sql, 100);
  }
}

test("operations leave in the order in which they wait for each other", async () => {
  const id = await recorded(chain(4).reverse());
  await work();
  expect((await batch(id)).state).toBe("done");
  expect(await sentOwners()).toEqual(owners.slice(0, 4));
});

test("batches are listed newest first, each with how far it is", async () => {
  const first = await recorded(chain(2));
  await work();
  const later = await recorded([assignIntent(standalone(owners[3] ?? "", String(ACME)))]);
  const batches = await withScope(SYSTEM, (db) => listBatches(db, { skip: 0, take: 20 }));
  expect(await withScope(SYSTEM, countBatches)).toBe(2);
  expect(batches.map((one) => [one.id, batchProgress(one)])).toEqual([
    [later, { done: 0, total: 1 }],
    [first, { done: 2, total: 2 }],
  ]);
});

test("sent twice it is one batch", async () => {
  const operations = chain(2);
  const id = await recorded(operations);
  expect(await recordBatch(OPERATOR, { id, subject: "May", operations })).toEqual({ ok: true, value: { batchId: id } });
  expect(await sql("select count(*)::int as n from operation")).toEqual([{ n: 2 }]);
});

test("is recorded whole or not at all, and says which of its things is being written", async () => {
  await recordOperation(OPERATOR, assignIntent(standalone(owners[1] ?? "", String(ACME))));
  const answer = await recordBatch(OPERATOR, { id: randomUUID(), subject: "May", operations: chain(3) });
  expect(answer).toMatchObject({
    ok: false,
    refusal: { code: "batch-refused", refusals: [{ code: "operation-under-way", subject: owners[1] }] },
  });
  expect(await sql("select count(*)::int as n from operation_batch")).toEqual([{ n: 0 }]);
  expect(await sql("select count(*)::int as n from operation")).toEqual([{ n: 1 }]);
});

describe("when one is refused", () => {
  async function refusedOnce(): Promise<string> {
    await control.edit({ op: "billing", customerId: ACME, enabled: false });
    const id = await recorded(chain(3));
    await work();
    await control.edit({ op: "billing", customerId: ACME, enabled: true });
    return id;
  }

  test("what waits for it does not leave, and the batch is stopped, not done", async () => {
    const id = await refusedOnce();
    expect(await batch(id)).toMatchObject({ state: "stopped", blocked: 2, counts: { REJECTED: 1, QUEUED: 2 } });
    expect(await sendings()).toBe(1);
  });

  test("it can be tried once more alone, and what waited for it follows", async () => {
    const id = await refusedOnce();
    expect(await decide(id, "retry-refused")).toEqual({ ok: true, value: { batchId: id, operations: 1 } });
    await work();
    expect(await batch(id)).toMatchObject({ state: "done", counts: { SUCCEEDED: 3, REJECTED: 0 } });
    expect(await sendings()).toBe(4);
    expect(await decide(id, "retry-refused")).toMatchObject({ ok: false, refusal: { code: "decision-late" } });
  });

  test("the rest can be called off, and stays unsent", async () => {
    const id = await refusedOnce();
    expect(await decide(id, "call-off")).toEqual({ ok: true, value: { batchId: id, operations: 2 } });
    await work();
    expect(await batch(id)).toMatchObject({ state: "partly-done", counts: { REJECTED: 1, CANCELLED: 2 } });
    expect(await sendings()).toBe(1);
  });
});

test("a paused batch sends nothing until it goes on", async () => {
  const id = await recorded(chain(2));
  expect(await decide(id, "pause")).toMatchObject({ ok: true });
  await work();
  expect([(await batch(id)).state, await sendings()]).toEqual(["paused", 0]);
  expect(await decide(id, "resume")).toMatchObject({ ok: true });
  await work();
  expect([(await batch(id)).state, await sendings()]).toEqual(["done", 2]);
});

test("is never done while the outcome of one is unknown", async () => {
  await control.order({ upstream: "cloudhealth", route: `POST ${PATH}`, kind: "execute-then-500", times: 1 });
  const id = await recorded(chain(1));
  await workOnce();
  expect(await batch(id)).toMatchObject({ state: "running", counts: { UNKNOWN: 1 } });
});
