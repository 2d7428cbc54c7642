import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import { recordOperation } from "@/lib/operations/record-operation";
import { assignAccount } from "@/lib/services/assignments/assign-account";
import { createBlock } from "@/lib/services/assignments/create-block";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { BLOCKS_PATH, EMPTY_CUSTOMER, useBlockWorld } from "@/scripts/testing/block-world";
import { assignIntent, operationRow, standalone, untilOver, whileWorking } from "@/scripts/testing/operations";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";

const { sql, control, mates, request, sendings, recorded, upstream, cached, freeFamily } = useBlockWorld();
const OPERATOR = staffScope("operator", "Ola");
const ACME = "3947";

describe("an answer that was lost", () => {
  const CREATE = { upstream: "cloudhealth", route: `POST ${BLOCKS_PATH}` } as const;

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
    const same = { ...standalone(free, EMPTY_CUSTOMER), operationId: randomUUID() };
    expect(await assignAccount(OPERATOR, same)).toEqual(underWay(wanted.operationId));
    const change = await recordOperation(OPERATOR, {
      id: randomUUID(),
      kind: "delete-customer",
      upstream: "cloudhealth",
      resourceKey: `customer:${EMPTY_CUSTOMER}`,
      subject: "Cobalt",
      payload: { id: EMPTY_CUSTOMER },
      customerId: customerId(EMPTY_CUSTOMER),
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
      [owner, EMPTY_CUSTOMER],
    );
    await syncCloudhealth(SYSTEM, "a test");
    expect(await sql("select missing_runs from assignment where owner = $1", [owner])).toEqual([{ missing_runs: 0 }]);
    await sql("update operation set state = 'REJECTED', settled_at = now()");
    await syncCloudhealth(SYSTEM, "a test");
    expect(await sql("select missing_runs from assignment where owner = $1", [owner])).toEqual([{ missing_runs: 1 }]);
  });
});
