import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { BlockDraftRequest } from "@/lib/domain/assignments/billing-block";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import { assignAccount } from "@/lib/services/assignments/assign-account";
import { createBlock } from "@/lib/services/assignments/create-block";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { EMPTY_CUSTOMER, useBlockWorld } from "@/scripts/testing/block-world";
import { standalone, whileWorking } from "@/scripts/testing/operations";
import { freeAccounts } from "@/scripts/testing/sandbox-control";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";

const { sql, control, seed, mates, request, sendings, recorded, upstream, cached, freeFamily } = useBlockWorld();
const OPERATOR = staffScope("operator", "Ola");
const [ACME, DUNE] = ["3947", "3950"] as const;

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
    expect(await sql("select account_count from customer where id = $1", [EMPTY_CUSTOMER])).toEqual([
      { account_count: 2 },
    ]);
    expect(
      await sql("select owner from wanted_assignment where customer_id = $1 order by owner", [EMPTY_CUSTOMER]),
    ).toEqual([...wanted.owners].sort().map((owner) => ({ owner })));
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
  const held = () => awsAccountId(seed().assignments[0]?.ownerId ?? "");
  const near = () => awsAccountId(freeAccounts(seed())[0]?.owner ?? "");
  const far = () => {
    const free = freeAccounts(seed());
    return awsAccountId(free.find(({ family }) => family !== free[0]?.family)?.owner ?? "");
  };
  const head = () =>
    awsAccountId(seed().accounts.find(({ ownerId, awsPayer }) => ownerId && ownerId === awsPayer)?.ownerId ?? "");

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
    const draft = { ...standalone(mates()[2] ?? "", EMPTY_CUSTOMER), operationId: randomUUID() };
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
