import { beforeEach, expect, test } from "vitest";
import { recordOperation } from "@/lib/operations/record-operation";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { useDatabase } from "@/scripts/testing/database";
import { assignIntent, openLanes, standalone } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { sandboxControl } from "@/scripts/testing/sandbox-control";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const OPERATOR = staffScope("operator");
const ACME = "3947";
const BY_ID = { upstream: "cloudhealth", route: "GET /v1/aws_account_assignments/:id" } as const;
const GET = "/v1/aws_account_assignments/:id";

beforeEach(async () => {
  await control.reset();
  await sql("truncate operation, customer, aws_account, assignment, sync_run, audit_entry cascade");
  await openLanes(sql);
});

const sync = () => syncCloudhealth(SYSTEM, "a test");
const row = async (owner: string) =>
  (
    await sql<{ removed: boolean; missing_runs: number }>(
      "select removed_at is not null as removed, missing_runs from assignment where owner = $1",
      [owner],
    )
  )[0];

/** An assignment that is gone upstream and that one run has missed. */
async function missedOnce(): Promise<string> {
  await sync();
  const owner = (await control.store()).assignments.find((held) => String(held.customerId) === ACME)?.ownerId ?? "";
  await control.edit({ op: "delete-assignment", ownerId: owner });
  await sync();
  expect(await row(owner)).toEqual({ removed: false, missing_runs: 1 });
  return owner;
}

test("what could not be asked for is left alone while an operation on it is under way", async () => {
  const owner = await missedOnce();
  await control.order({ ...BY_ID, kind: "html", status: 200, times: 1 });
  await sync();
  expect(await row(owner)).toEqual({ removed: false, missing_runs: 2 });
  expect(await recordOperation(OPERATOR, assignIntent(standalone(owner, ACME)))).toMatchObject({ ok: true });
  await sync();
  expect(await row(owner)).toEqual({ removed: false, missing_runs: 2 });
  await sql("update operation set state = 'CANCELLED', settled_at = now()");
  await sync();
  expect(await row(owner)).toMatchObject({ removed: true });
});

test("an operation recorded while the upstream says 404 keeps the row from being buried", async () => {
  const owner = await missedOnce();
  await control.forgetRequests();
  await control.order({ ...BY_ID, kind: "slow", delayMs: 800, times: 1 });
  const pass = sync();
  await expect.poll(async () => (await control.requests("GET", GET)).length, { timeout: 5_000 }).toBe(1);
  expect(await recordOperation(OPERATOR, assignIntent(standalone(owner, ACME)))).toMatchObject({ ok: true });
  expect(await pass).toBe(true);
  expect((await control.requests("GET", GET))[0]?.status).toBe(404);
  expect(await row(owner)).toMatchObject({ removed: false });
});
