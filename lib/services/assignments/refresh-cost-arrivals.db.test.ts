import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { customerId } from "@/lib/domain/values/customer-id";
import { monthOf } from "@/lib/domain/values/month";
import { loadCostArrivals } from "@/lib/services/assignments/load-cost-arrivals";
import { refreshCostArrivals } from "@/lib/services/assignments/refresh-cost-arrivals";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { useDatabase } from "@/scripts/testing/database";
import { openLanes } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { freeAccounts, type SandboxStore, sandboxControl } from "@/scripts/testing/sandbox-control";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const ANALYST = staffScope("analyst");
const [ACME, HARBOUR, TEMPEST] = ["3947", "3955", "3952"] as const;
const REPORT = "/olap_reports/cost/history";
const THIS_MONTH = monthOf(new Date());

let seed: SandboxStore;

beforeAll(async () => {
  await syncCloudhealth(SYSTEM, "a test");
  await sql("create table kept as select * from assignment");
  seed = await control.store();
});

beforeEach(async () => {
  await control.reset();
  await openLanes(sql);
  await sql("truncate assignment, assignment_history, cost_arrival");
  await sql("insert into assignment select * from kept");
  await sql("update assignment_history set valid_from = valid_from - interval '30 days'");
  await sql("update sync_run set ended_at = now() - interval '20 days'");
});

/** As if a customer had got an account so many hours ago. */
async function assign(at: number, hoursAgo: number, customer: string = ACME): Promise<string> {
  const owner = freeAccounts(seed)[at]?.owner ?? "";
  await sql(
    `insert into assignment (owner, upstream_id, customer_id, payer, managed_by, fetched_at)
     values ($1, '99' || $1, $2, $1, 'v1', now() - make_interval(hours => $3))`,
    [owner, customer, hoursAgo],
  );
  return owner;
}

/** From now on the reports show these costs and no others. */
async function bill(
  lines: readonly { owner: string; customer: string; amount: string; month?: string }[],
): Promise<void> {
  const costLines = lines.map(({ owner, customer, amount, month = THIS_MONTH }, at) => ({
    id: at + 1,
    ownerId: owner,
    customerId: Number(customer),
    month,
    amount,
    member: "ec2_compute",
  }));
  const answer = await fetch(`${sandbox.control}/rows`, {
    method: "POST",
    body: JSON.stringify({ drop: { costLines: "all" }, put: { costLines } }),
    headers: { "content-type": "application/json" },
  });
  expect(answer.ok).toBe(true);
}

/** Puts the account into the customer's tenant upstream, as an assignment there does. */
async function assignUpstream(owner: string, customer: string): Promise<void> {
  const answer = await fetch(`${process.env.CLOUDHEALTH_URL}/v1/aws_account_assignments`, {
    method: "POST",
    headers: { authorization: `Bearer ${process.env.CLOUDHEALTH_API_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({ owner_id: owner, customer_id: Number(customer), payer_account_owner_id: owner }),
  });
  expect(answer.status).toBe(200);
}

async function arrivals() {
  const { normal, late, notKnown } = await loadCostArrivals(ANALYST, null);
  const owners = (list: typeof normal) => list.map((one) => one.owner as string);
  return { normal: owners(normal), late: owners(late), notKnown: owners(notKnown) };
}
const asked = async () => (await control.requests("GET", REPORT)).map(({ query }) => query.client_api_id?.[0]);

test("what was there when Headwater first looked is not waited for", async () => {
  await sql("update assignment_history set valid_from = now() - interval '25 days'");
  await refreshCostArrivals(SYSTEM);
  expect(await arrivals()).toEqual({ normal: [], late: [], notKnown: [] });
  expect(await control.requests()).toEqual([]);
});

test("an account without a cost is normal for 48 hours and late from then on, once the report was looked at", async () => {
  const [fresh, old] = [await assign(0, 47), await assign(1, 49)];
  await bill([]);
  await bill([{ owner: seed.assignments[0]?.ownerId ?? "", customer: ACME, amount: "1" }]);
  expect(await arrivals()).toEqual({ normal: [fresh], late: [], notKnown: [old] });
  await refreshCostArrivals(SYSTEM);
  expect(await arrivals()).toEqual({ normal: [fresh], late: [old], notKnown: [] });
});

test("late does not end by itself after some days, only by a cost, and 0 is one", async () => {
  const owner = await assign(0, 24 * 6);
  await assignUpstream(owner, ACME);
  await bill([{ owner: seed.assignments[0]?.ownerId ?? "", customer: ACME, amount: "1" }]);
  await refreshCostArrivals(SYSTEM);
  await sql("update assignment_history set valid_from = valid_from - interval '4 days' where owner = $1", [owner]);
  await sql(
    "update cost_arrival set assigned_at = assigned_at - interval '4 days', read_at = read_at - interval '4 hours', tried_at = tried_at - interval '4 hours'",
  );
  expect((await arrivals()).late).toEqual([owner]);
  await bill([{ owner, customer: ACME, amount: "0" }]);
  await refreshCostArrivals(SYSTEM);
  expect(await arrivals()).toEqual({ normal: [], late: [], notKnown: [] });
});

test("an account that goes to another customer is waited for anew", async () => {
  const owner = await assign(0, 60);
  await assignUpstream(owner, ACME);
  await refreshCostArrivals(SYSTEM);
  expect(await sql("select first_cost_at is null as waiting from cost_arrival where owner = $1", [owner])).toEqual([
    { waiting: false },
  ]);
  await sql("update assignment set customer_id = $1, fetched_at = now() where owner = $2", [HARBOUR, owner]);
  expect((await loadCostArrivals(ANALYST, customerId(HARBOUR))).normal.map((one) => one.owner)).toEqual([owner]);
  expect((await loadCostArrivals(ANALYST, customerId(ACME))).normal).toEqual([]);
});

describe("the customers' reports", () => {
  test("are read for those who wait only, once in three hours, and no more than ten a round", async () => {
    const customers = (
      await sql<{ id: string }>(
        "select id from customer where removed_at is null and id not in ('3951', '3952', '3953') order by id limit 12",
      )
    ).map(({ id }) => id);
    const free = await sql<{ owner: string }>(
      "select owner from assignment where removed_at is null order by owner limit 12",
    );
    for (const [at, id] of customers.entries())
      await sql(
        "update assignment set customer_id = $1, fetched_at = now() - make_interval(hours => $3) where owner = $2",
        [id, free[at]?.owner, 40 - at],
      );
    await control.forgetRequests();
    await refreshCostArrivals(SYSTEM);
    const first = await asked();
    expect(first).toHaveLength(10);
    await refreshCostArrivals(SYSTEM);
    await refreshCostArrivals(SYSTEM);
    expect(new Set(await asked()).size).toBe((await asked()).length);
  });

  test("that cannot be had leave what is known, and the others are read all the same", async () => {
    const [stuck, other] = [await assign(0, 60, TEMPEST), await assign(1, 50, ACME)];
    await bill([{ owner: seed.assignments[0]?.ownerId ?? "", customer: ACME, amount: "1" }]);
    await refreshCostArrivals(SYSTEM);
    expect(await arrivals()).toEqual({ normal: [], late: [other], notKnown: [stuck] });
    await control.forgetRequests();
    await refreshCostArrivals(SYSTEM);
    expect(await asked()).toEqual([]);
  });
});
