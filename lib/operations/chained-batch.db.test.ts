import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import type { AssignmentDraft } from "@/lib/domain/assignments/assignment";
import type { BatchDecision } from "@/lib/domain/operations/batch-decision";
import type { OperationKind } from "@/lib/domain/operations/operation";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import { decideBatch } from "@/lib/operations/decide-batch";
import { recordBatch } from "@/lib/operations/record-batch";
import { type OperationIntent, recordOperation } from "@/lib/operations/record-operation";
import { brokenInvariants } from "@/scripts/reliability/invariants";
import { useDatabase } from "@/scripts/testing/database";
import { assignIntent, letPass, openLanes, standalone, workOnce } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { sandboxControl } from "@/scripts/testing/sandbox-control";
import { staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const OPERATOR = staffScope("operator", "Ola");
const RIVAL = staffScope("operator", "Rae");
const PATH = "/v1/aws_account_assignments";
const ACME = "3947";

let held: { id: string; owner: string; customer: string };

beforeEach(async () => {
  await control.reset();
  await sql(
    "truncate operation, operation_batch, assignment, assignment_history, audit_entry restart identity cascade",
  );
  await openLanes(sql);
  const store = await control.store();
  const paying = store.assignments.filter((one) => one.ownerId === one.payerOwnerId && one.customerId === Number(ACME));
  const [first] = paying;
  if (!first) throw new Error("Acme holds no account");
  held = { id: String(first.id), owner: first.ownerId, customer: ACME };
  await sql(
    `with run as (insert into sync_run (id, upstream, state, step, changes, started_by)
       values (gen_random_uuid(), 'cloudhealth', 'done', 'finished', '{}', 'x') returning id)
     insert into assignment (owner, upstream_id, customer_id, payer, managed_by, fetched_at, source_run_id)
     select $1, $2, $3, $1, 'v1', now(), id from run`,
    [held.owner, held.id, ACME],
  );
  await control.forgetRequests();
});

function intent(kind: OperationKind, owner: string, payload: object): OperationIntent {
  return {
    id: randomUUID(),
    kind,
    upstream: "cloudhealth",
    resourceKey: `assignment:${owner}`,
    subject: owner,
    payload,
    customerId: customerId(ACME),
  };
}

const draft = (owner: string): AssignmentDraft => standalone(owner, ACME);
const removal = (id: string | null = held.id) =>
  intent("remove-assignment", held.owner, { id, ...draft(held.owner), managedBy: "v1" });
const change = () => intent("change-assignment", held.owner, { id: null, ...draft(held.owner) });

async function record(...operations: OperationIntent[]): Promise<string> {
  const id = randomUUID();
  const waves = operations.map((operation, wave) => ({ ...operation, wave }));
  expect(await recordBatch(OPERATOR, { id, subject: "May", operations: waves })).toMatchObject({ ok: true });
  return id;
}

const states = async () =>
  (await sql<{ state: string }>("select state from operation order by wave, created_at")).map((row) => row.state);
const decide = (batchId: string, decision: BatchDecision) => decideBatch(OPERATOR, { batchId, decision });
const writes = async () =>
  (await control.requests()).filter((one) => one.method !== "GET").map((one) => `${one.method} ${one.status}`);

async function twoWorkers(rounds = 5): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all([workOnce(), workOnce()]);
    expect(await brokenInvariants(sql)).toEqual([]);
    await letPass(sql, 100);
  }
}

test("what one batch removes and makes anew is removed first, whoever works on it", async () => {
  await record(removal(), assignIntent(draft(held.owner)));
  expect(await brokenInvariants(sql)).toEqual([]);
  await twoWorkers();
  expect(await states()).toEqual(["SUCCEEDED", "SUCCEEDED"]);
  expect(await writes()).toEqual(["DELETE 204", "POST 200"]);
});

test("what is changed and removed after it was made in the same batch goes by the id it was given", async () => {
  await record(removal(), assignIntent(draft(held.owner)), change(), removal(null));
  await twoWorkers();
  expect(await states()).toEqual(["SUCCEEDED", "SUCCEEDED", "SUCCEEDED", "SUCCEEDED"]);
  expect(await writes()).toEqual(["DELETE 204", "POST 200", "PUT 200", "DELETE 204"]);
});

describe("while one waits for a key that nobody holds any more", () => {
  let batchId: string;
  beforeEach(async () => {
    await control.order({
      upstream: "cloudhealth",
      route: `DELETE ${PATH}/:id`,
      kind: "status",
      status: 422,
      times: 1,
    });
    batchId = await record(removal(), assignIntent(draft(held.owner)));
    await twoWorkers(1);
    expect(await states()).toEqual(["REJECTED", "QUEUED"]);
  });

  test("nobody else writes to it, one by one or in a batch", async () => {
    const underWay = { code: "operation-under-way", actorName: "Ola" };
    const rival = removal();
    expect(await recordOperation(RIVAL, rival)).toMatchObject({ ok: false, refusal: underWay });
    const answer = await recordBatch(RIVAL, { id: randomUUID(), subject: "June", operations: [rival] });
    expect(answer).toMatchObject({ ok: false, refusal: { code: "batch-refused", refusals: [underWay] } });
  });

  test("the refused one is tried again, and the key goes on to the one that waits", async () => {
    expect(await decide(batchId, "retry-refused")).toMatchObject({ ok: true, value: { operations: 1 } });
    await twoWorkers();
    expect(await sql("select state from operation where state <> 'SUCCEEDED'")).toEqual([{ state: "REJECTED" }]);
    expect(await writes()).toEqual(["DELETE 422", "DELETE 204", "POST 200"]);
  });

  test("once it is called off anybody may write to it, and the refused one is not tried against them", async () => {
    expect(await decide(batchId, "call-off")).toMatchObject({ ok: true, value: { operations: 1 } });
    expect(await sql("select verb, detail->>'was' as was from audit_entry where verb = 'operation:cancel'")).toEqual([
      { verb: "operation:cancel", was: "QUEUED" },
    ]);
    expect(await recordOperation(RIVAL, removal())).toMatchObject({ ok: true });
    const refusal = { code: "operation-under-way", actorName: "Rae" };
    expect(await decide(batchId, "retry-refused")).toMatchObject({ ok: false, refusal });
    await twoWorkers();
  });
});

test("two batches on one key recorded at once are one batch and one refusal", async () => {
  const both = await Promise.all(
    [OPERATOR, RIVAL].map((scope) =>
      recordBatch(scope, {
        id: randomUUID(),
        subject: "May",
        operations: [removal(), assignIntent(draft(held.owner))],
      }),
    ),
  );
  expect(both.map((one) => one.ok).sort()).toEqual([false, true]);
  expect(both.find((one) => !one.ok)).toMatchObject({ refusal: { code: "batch-refused" } });
});

test("ten thousand are recorded and called off in seconds", async () => {
  const owners = Array.from({ length: 5_000 }, (_, at) => awsAccountId(String(at).padStart(12, "0")));
  const removals = owners.map((owner) => intent("remove-assignment", owner, { id: "1", ...draft(owner) }));
  const makings = owners.map((owner) => assignIntent(draft(owner)));
  const batchId = await (async () => {
    const id = randomUUID();
    const operations = [...removals, ...makings.map((one) => ({ ...one, wave: 1 }))];
    const began = performance.now();
    expect(await recordBatch(OPERATOR, { id, subject: "May", operations })).toMatchObject({ ok: true });
    expect(performance.now() - began).toBeLessThan(10_000);
    return id;
  })();
  expect(await sql("select chained, count(*)::int as n from operation group by 1 order by 1")).toEqual([
    { chained: false, n: 5_000 },
    { chained: true, n: 5_000 },
  ]);
  // Statistics taken while the rows were on their way say that there are none.
  const superuser = new Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  await superuser.query("update pg_class set reltuples = 0, relpages = 1000 where relname = 'operation'");
  await superuser.end();
  const began = performance.now();
  expect(await decide(batchId, "call-off")).toMatchObject({ ok: true, value: { operations: 10_000 } });
  expect(performance.now() - began).toBeLessThan(10_000);
});
