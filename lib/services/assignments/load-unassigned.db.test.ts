import { beforeAll, beforeEach, expect, test } from "vitest";
import { withScope } from "@/lib/db/client";
import { countUnassignedAs } from "@/lib/db/unassigned-rows";
import { unassignedQuery } from "@/lib/domain/accounts/unassigned-query";
import { addDecimals, compareDecimals } from "@/lib/domain/values/decimal-text";
import { monthOf, shiftMonth } from "@/lib/domain/values/month";
import { exportUnassigned, loadUnassigned } from "@/lib/services/assignments/load-unassigned";
import { refreshAccountCosts } from "@/lib/services/costs/refresh-account-costs";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { useDatabase } from "@/scripts/testing/database";
import { openLanes } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { type SandboxStore, sandboxControl } from "@/scripts/testing/sandbox-control";
import { SYSTEM, staffScope, viewerScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const ANALYST = staffScope("analyst");
const CURRENT = monthOf(new Date());
const LAST = shiftMonth(CURRENT, -1);

let seed: SandboxStore;

beforeAll(async () => {
  await syncCloudhealth(SYSTEM, "a test");
  await refreshAccountCosts(SYSTEM);
  await sql("create table kept as select * from assignment");
  await sql("create table priced as select * from account_cost");
  seed = await control.store();
});

beforeEach(async () => {
  await control.reset();
  await openLanes(sql);
  await sql("truncate assignment, assignment_history, account_cost");
  await sql("insert into assignment select * from kept");
  await sql("insert into account_cost select * from priced");
  await syncCloudhealth(SYSTEM, "a test");
});

const list = (params: Record<string, string> = {}) =>
  loadUnassigned(ANALYST, unassignedQuery({ per: "100", ...params }));
const counted = () =>
  withScope(SYSTEM, (db) => countUnassignedAs(db, { last: LAST, current: CURRENT }, unassignedQuery({})));
const hold = (owner: string) =>
  withScope(
    SYSTEM,
    (db) => db.$executeRaw`
      INSERT INTO assignment (owner, upstream_id, customer_id, payer, managed_by, fetched_at)
      VALUES (${owner}, ${`99${owner}`}, '3947', ${owner}, 'v1', now())
      ON CONFLICT (owner) DO UPDATE SET removed_at = NULL, fetched_at = now()`,
  );
const release = (owner: string) =>
  withScope(
    SYSTEM,
    (db) => db.$executeRaw`UPDATE assignment SET removed_at = now(), fetched_at = now() WHERE owner = ${owner}`,
  );

test("every account that nobody holds is there, the dearest of last month first, and their sum is to the last digit", async () => {
  const held = new Set([...seed.assignments, ...seed.blocks].map((one) => one.ownerId));
  const free = seed.accounts.flatMap(({ ownerId }) => (ownerId !== null && !held.has(ownerId) ? ownerId : []));
  const { rows, total, cost, spend } = await list();
  expect(rows.map((row) => row.owner as string).sort()).toEqual(free.sort());
  expect(total).toBe(free.length);
  expect(spend).toMatchObject({ accounts: free.length, lastMonth: { month: LAST }, soFar: { month: CURRENT } });
  const costs = rows.flatMap((row) => row.lastMonth ?? []);
  expect(costs).toEqual([...costs].sort((left, right) => compareDecimals(right, left)));
  expect(costs.length).toBeGreaterThan(5);
  expect([cost, spend.lastMonth.cost]).toEqual([addDecimals(costs), addDecimals(costs)]);
  expect(spend.lastMonth.priced).toBe(costs.length);
  expect(spend.soFar.cost).toBe(addDecimals(rows.flatMap((row) => row.soFar ?? [])));
});

test("an account leaves at once when it is assigned, its cost with it, and is back when it is released, with since when", async () => {
  const before = await list();
  const [first] = before.rows;
  if (!first) throw new Error("Nothing is unassigned");
  expect(first.since).toBeNull();
  await hold(first.owner);
  const without = await list();
  expect(without.rows).toEqual(before.rows.slice(1));
  expect(without.total).toBe(before.total - 1);
  expect(without.cost).toBe(addDecimals(without.rows.flatMap((row) => row.lastMonth ?? [])));
  await release(first.owner);
  const again = await list();
  expect(again.rows.map((row) => row.owner)).toEqual(before.rows.map((row) => row.owner));
  expect(Date.now() - Date.parse(again.rows[0]?.since ?? "")).toBeLessThan(60_000);
  expect([again.total, again.cost]).toEqual([before.total, before.cost]);
});

test("the sum kept is the sum counted, whatever was assigned and released since and whoever counts meanwhile", async () => {
  const { rows } = await list();
  const owners = await sql<{ owner: string }>("select owner from aws_account order by owner");
  const turns = owners.map(({ owner }, at) => [hold, release, async () => 0][at % 3]?.(owner));
  await Promise.all([...turns, refreshAccountCosts(SYSTEM), refreshAccountCosts(SYSTEM)]);
  const [after, live] = [await list(), await counted()];
  expect(after.rows.length).not.toBe(rows.length);
  expect({
    accounts: after.spend.accounts,
    priced: after.spend.lastMonth.priced,
    cost: after.spend.lastMonth.cost,
  }).toEqual(live);
});

test("accounts without data are last by cost, with no figure, on the page as in the file, and are found by that", async () => {
  const first = (await list()).rows.slice(0, 3).map((row) => row.owner);
  await sql("delete from account_cost where owner = any($1)", [first]);
  const { rows } = await list();
  expect(rows.slice(-3).map((row) => [row.owner, row.lastMonth, row.soFar])).toEqual(
    first.sort().map((owner) => [owner, null, null]),
  );
  expect((await exportUnassigned(ANALYST, unassignedQuery({}))).rows).toEqual(rows);
  expect((await list({ cost: "unknown" })).rows.map((row) => row.owner).sort()).toEqual(first);
  expect((await list({ cost: "zero" })).rows).toEqual([]);
});

test("the file holds what the filters let through, in the list's order", async () => {
  for (const params of [
    {},
    { assignable: "no" },
    { assignable: "yes", sort: "name" },
    { type: "linked" },
    { q: "spare" },
  ]) {
    const shown = await list(params);
    expect((await exportUnassigned(ANALYST, unassignedQuery(params))).rows).toEqual(shown.rows);
    expect(shown.total).toBe(shown.rows.length);
    expect(shown.rows.length).toBeGreaterThan(0);
  }
});

test("it is none of a customer's business", async () => {
  const viewer = viewerScope("3947");
  await expect(withScope(viewer, (db) => db.accountCost.findMany())).rejects.toThrow();
  await expect(withScope(viewer, (db) => db.costArrival.findMany())).rejects.toThrow();
});
