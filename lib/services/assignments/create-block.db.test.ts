import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { BlockDraftRequest } from "@/lib/domain/assignments/billing-block";
import { type AwsAccountId, awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import { recordOperation } from "@/lib/operations/record-operation";
import { assignAccount } from "@/lib/services/assignments/assign-account";
import { createBlock } from "@/lib/services/assignments/create-block";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { useDatabase } from "@/scripts/testing/database";
import {
  assignIntent,
  openLanes,
  operationRow,
  standalone,
  untilOver,
  whileWorking,
} from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { freeAccounts, type SandboxStore, sandboxControl } from "@/scripts/testing/sandbox-control";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const OPERATOR = staffScope("operator", "Ola");
const PATH = "/v2/aws_account_assignments";
const [ACME, DUNE] = ["3947", "3950"] as const;
/** A customer that holds nothing and whose partner billing is on. */
const EMPTY = "3949";

let seed: SandboxStore;

beforeAll(async () => {
  await control.edit({ op: "billing", customerId: Number(EMPTY), enabled: true });
  await syncCloudhealth(SYSTEM, "a test");
  await sql("create table kept as select * from assignment");
  seed = await control.store();
});

beforeEach(async () => {
  await control.reset();
  await control.edit({ op: "billing", customerId: Number(EMPTY), enabled: true });
  await sql("truncate operation, assignment, audit_entry");
  await sql("insert into assignment select * from kept");
  await openLanes(sql);
});

/** Free accounts of one family. */
function mates(): AwsAccountId[] {
  const free = freeAccounts(seed);
  return free.filter(({ family }) => family === free[0]?.family).map(({ owner }) => awsAccountId(owner));
}

function request(more: Partial<BlockDraftRequest> = {}): BlockDraftRequest {
  const owners = mates().slice(0, 2);
  const draft = { customer: customerId(EMPTY), type: "standalone", name: null, payer: null, owners } as const;
  return { ...draft, owners, operationId: randomUUID(), ...more };
}

const sendings = async () => (await control.requests("POST", PATH)).length;
const recorded = async () => (await sql<{ n: number }>("select count(*)::int as n from operation"))[0]?.n;
const upstream = async () => (await control.store()).blocks.filter((one) => one.customerId === Number(EMPTY));
const cached = () =>
  sql<{ owner: string; payer: string; managed_by: string; block_type: string | null; block_name: string | null }>(
    `select owner, payer, managed_by, block_type, block_name from assignment
     where customer_id = $1 and removed_at is null order by owner`,
    [EMPTY],
  );

describe("a block is made of", () => {
  test("accounts that each pay for themselves: upstream, in the cache and in the customer's count", async () => {
    const wanted = request({ name: "Northern lights" });
    const answer = await whileWorking(() => createBlock(OPERATOR, wanted));
    expect(answer).toMatchObject({ ok: true, value: { state: "SUCCEEDED", kind: "create-block" } });
    expect((await upstream()).map(({ ownerId }) => ownerId).sort()).toEqual([...wanted.owners].sort());
    expect(await cached()).toEqual(
      [...wanted.owners].sort().map((owner) => ({
        owner,
        payer: owner,
        managed_by: "v2",
        block_type: "standalone",
        block_name: "Northern lights",
      })),
    );
    expect(await sql("select account_count from customer where id = $1", [EMPTY])).toEqual([{ account_count: 2 }]);
    expect(await sql("select owner from wanted_assignment where customer_id = $1 order by owner", [EMPTY])).toEqual(
      [...wanted.owners].sort().map((owner) => ({ owner })),
    );
    expect(await sql("select verb from audit_entry order by id")).toEqual([
      { verb: "create-block:asked" },
      { verb: "create-block:done" },
    ]);
  });

  test("accounts of one family on the bill of the designated payer", async () => {
    const wanted = request({ type: "consolidated" });
    const payer = wanted.owners[1] ?? null;
    const answer = await whileWorking(() => createBlock(OPERATOR, { ...wanted, payer }));
    expect(answer).toMatchObject({ ok: true, value: { state: "SUCCEEDED" } });
    expect((await cached()).map((row) => [row.payer, row.block_type])).toEqual([
      [payer, "consolidated"],
      [payer, "consolidated"],
    ]);
  });

  test("a whole family, named by its head", async () => {
    const { head, members } = await freeFamily();
    const answer = await whileWorking(() =>
      createBlock(OPERATOR, request({ type: "family", owners: [awsAccountId(head)] })),
    );
    expect(answer).toMatchObject({ ok: true, value: { state: "SUCCEEDED" } });
    const rows = await cached();
    expect(rows.map(({ owner }) => owner)).toEqual([head, ...members].sort());
    expect(new Set(rows.map(({ payer, block_type }) => `${payer} ${block_type}`))).toEqual(new Set([`${head} family`]));
  });
});

/** Lets go of all accounts of one family, upstream and in the cache. */
async function freeFamily(): Promise<{ head: string; members: string[] }> {
  const head = seed.accounts.find(({ ownerId, awsPayer }) => ownerId !== null && ownerId === awsPayer)?.ownerId ?? "";
  const members = seed.accounts.flatMap(({ ownerId, awsPayer }) =>
    ownerId !== null && awsPayer === head && ownerId !== head ? [ownerId] : [],
  );
  const held = new Set([...seed.assignments, ...seed.blocks].map(({ ownerId }) => ownerId));
  for (const ownerId of members.filter((one) => held.has(one))) {
    await control.edit({ op: "delete-assignment", ownerId });
  }
  await sql("delete from assignment where owner = any($1)", [members]);
  return { head, members };
}

test("reading the lists afterwards changes nothing", async () => {
  await whileWorking(() => createBlock(OPERATOR, request({ name: "Northern lights" })));
  const before = await sql("select * from assignment_history order by id");
  await syncCloudhealth(SYSTEM, "a test");
  expect(await sql("select state, changes from sync_run order by started_at desc limit 1")).toMatchObject([
    { state: "done", changes: { changed: 0, missing: 0 } },
  ]);
  expect(await sql("select * from assignment_history order by id")).toEqual(before);
});

describe("what CloudHealth would refuse is not even asked:", () => {
  const held = () => awsAccountId(seed.assignments[0]?.ownerId ?? "");
  const near = () => awsAccountId(freeAccounts(seed)[0]?.owner ?? "");
  const far = () => {
    const free = freeAccounts(seed);
    return awsAccountId(free.find(({ family }) => family !== free[0]?.family)?.owner ?? "");
  };
  const head = () =>
    awsAccountId(seed.accounts.find(({ ownerId, awsPayer }) => ownerId && ownerId === awsPayer)?.ownerId ?? "");

  test.each<[string, () => Partial<BlockDraftRequest>]>([
    ["customer-has-assignments", () => ({ customer: customerId(ACME) })],
    ["managed-elsewhere", () => ({ customer: customerId(DUNE) })],
    ["customer-unknown", () => ({ customer: customerId("999") })],
    ["account-held", () => ({ owners: [held()] })],
    ["account-unknown", () => ({ owners: [awsAccountId("999999999999")] })],
    ["block-families-differ", () => ({ type: "consolidated", owners: [near(), far()], payer: near() })],
    ["block-name-taken", () => ({ name: "dune TOGETHER" })],
    ["members-held", () => ({ type: "family", owners: [head()] })],
  ])("%s", async (code, more) => {
    const answer = await createBlock(OPERATOR, request(more()));
    expect(answer).toMatchObject({ ok: false, refusal: { code: "rules", refusals: [{ code }] } });
    expect([await recorded(), await sendings()]).toEqual([0, 0]);
  });

  test("a version 1 assignment to a customer that has a block", async () => {
    await whileWorking(() => createBlock(OPERATOR, request()));
    const draft = { ...standalone(mates()[2] ?? "", EMPTY), operationId: randomUUID() };
    expect(await assignAccount(OPERATOR, draft)).toMatchObject({
      ok: false,
      refusal: { code: "rules", refusals: [{ code: "managed-elsewhere" }] },
    });
    expect(await control.requests("POST", "/v1/aws_account_assignments")).toEqual([]);
  });
});

test("an analyst is refused", async () => {
  expect(await createBlock(staffScope("analyst"), request())).toEqual({
    ok: false,
    refusal: { code: "not-permitted" },
  });
});

test("one account that was taken meanwhile refuses the whole block, and its row is named", async () => {
  const wanted = request();
  const [, second] = wanted.owners;
  await fetch(`${process.env.CLOUDHEALTH_URL}/v1/aws_account_assignments`, {
    method: "POST",
    headers: { authorization: `Bearer ${process.env.CLOUDHEALTH_API_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({ owner_id: second, customer_id: Number(ACME), payer_account_owner_id: second }),
  });
  const answer = await whileWorking(() => createBlock(OPERATOR, wanted));
  expect(answer).toMatchObject({
    ok: true,
    value: { state: "REJECTED", refusals: [{ code: "row-refused", account: second }] },
  });
  expect(await upstream()).toEqual([]);
  expect(await cached()).toEqual([]);
});

describe("an answer that was lost", () => {
  const CREATE = { upstream: "cloudhealth", route: `POST ${PATH}` } as const;

  test("is read back, and no second block is made", async () => {
    await control.order({ ...CREATE, kind: "execute-then-500", times: 1 });
    const wanted = request({ type: "consolidated", payer: mates()[0] ?? null });
    await whileWorking(() => createBlock(OPERATOR, wanted));
    expect((await operationRow(sql, wanted.operationId)).state).toBe("UNKNOWN");
    expect((await untilOver(sql, wanted.operationId)).state).toBe("SUCCEEDED");
    expect((await cached()).map(({ owner }) => owner)).toEqual([...wanted.owners].sort());
    expect([await sendings(), (await upstream()).length]).toEqual([1, 2]);
  });

  test("of a request that did not arrive leads to another one", async () => {
    await control.order({ ...CREATE, kind: "reset", times: 1 });
    const wanted = request();
    await whileWorking(() => createBlock(OPERATOR, wanted));
    expect((await untilOver(sql, wanted.operationId)).state).toBe("SUCCEEDED");
    expect([await sendings(), (await upstream()).length]).toEqual([2, 2]);
  });

  test("of a family's block is read back with everything it took in", async () => {
    const { head, members } = await freeFamily();
    await control.order({ ...CREATE, kind: "execute-then-500", times: 1 });
    const wanted = request({ type: "family", owners: [awsAccountId(head)] });
    await whileWorking(() => createBlock(OPERATOR, wanted));
    expect((await untilOver(sql, wanted.operationId)).state).toBe("SUCCEEDED");
    expect((await cached()).map(({ owner }) => owner)).toEqual([head, ...members].sort());
  });
});

describe("while a block is under way nothing else writes what it covers", () => {
  const underWay = (operationId: string) => ({
    ok: false,
    refusal: { code: "operation-under-way", operationId, actorName: "Ola" },
  });

  test("not an assignment of one of its accounts, elsewhere, nor one to its customer, nor a change of the customer", async () => {
    const wanted = request();
    expect(await createBlock(OPERATOR, wanted)).toMatchObject({ ok: true, value: { state: "QUEUED" } });
    const [owner = "", free = ""] = [wanted.owners[0], mates()[2]];
    const other = { ...standalone(owner, ACME), operationId: randomUUID() };
    expect(await assignAccount(OPERATOR, other)).toEqual(underWay(wanted.operationId));
    const same = { ...standalone(free, EMPTY), operationId: randomUUID() };
    expect(await assignAccount(OPERATOR, same)).toEqual(underWay(wanted.operationId));
    const change = await recordOperation(OPERATOR, {
      id: randomUUID(),
      kind: "delete-customer",
      upstream: "cloudhealth",
      resourceKey: `customer:${EMPTY}`,
      subject: "Cobalt",
      payload: { id: EMPTY },
      customerId: customerId(EMPTY),
    });
    expect(change).toEqual(underWay(wanted.operationId));
    expect(await recorded()).toBe(1);
  });

  test("nor is it begun while one of its accounts is written", async () => {
    const wanted = request();
    const intent = assignIntent(standalone(wanted.owners[0] ?? "", ACME));
    await recordOperation(OPERATOR, intent);
    expect(await createBlock(OPERATOR, wanted)).toEqual(underWay(intent.id));
  });

  test("whichever of both is recorded first, at once and twenty times over", async () => {
    for (let round = 0; round < 20; round += 1) {
      await sql("truncate operation");
      const wanted = request();
      const intent = assignIntent(standalone(wanted.owners[1] ?? "", ACME));
      const answers = await Promise.all([createBlock(OPERATOR, wanted), recordOperation(OPERATOR, intent)]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await recorded()).toBe(1);
    }
  });

  test("and a reading of the lists leaves its accounts alone", async () => {
    const wanted = request();
    await createBlock(OPERATOR, wanted);
    await sql("update operation set state = 'NEEDS_REVIEW'");
    const [owner = ""] = wanted.owners;
    await sql(
      `insert into assignment (owner, upstream_id, customer_id, payer, managed_by, fetched_at)
       values ($1, '1', $2, $1, 'v2', now() - interval '1 hour')`,
      [owner, EMPTY],
    );
    await syncCloudhealth(SYSTEM, "a test");
    expect(await sql("select missing_runs from assignment where owner = $1", [owner])).toEqual([{ missing_runs: 0 }]);
    await sql("update operation set state = 'REJECTED', settled_at = now()");
    await syncCloudhealth(SYSTEM, "a test");
    expect(await sql("select missing_runs from assignment where owner = $1", [owner])).toEqual([{ missing_runs: 1 }]);
  });
});
