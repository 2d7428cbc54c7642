import { beforeAll, beforeEach, expect, test } from "vitest";
import { countAccounts } from "@/lib/db/account-rows";
import { withScope } from "@/lib/db/client";
import { recountUnassigned } from "@/lib/db/unassigned-total-rows";
import type { UnassignedAccount } from "@/lib/domain/accounts/unassigned-account";
import { unassignedMonths } from "@/lib/domain/accounts/unassigned-months";
import { UNASSIGNED_SORTS, unassignedQuery } from "@/lib/domain/accounts/unassigned-query";
import { addDecimals, compareDecimals } from "@/lib/domain/values/decimal-text";
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
const MONTHS = unassignedMonths(new Date());
const { current: CURRENT, last: LAST } = MONTHS;

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
const whole = async (params: Record<string, string> = {}) => {
  const rows: UnassignedAccount[] = [];
  await exportUnassigned(ANALYST, unassignedQuery(params), async (some) => {
    rows.push(...some);
  });
  return rows;
};
const recount = () => withScope(SYSTEM, (db) => recountUnassigned(db, MONTHS));
const counted = async () =>
  (
    await sql(
      `select count(*)::int as accounts, count(l.owner)::int as priced, trim_scale(sum(l.cost))::text as cost
       from aws_account a left join account_cost l on l.month = $1 and l.owner = a.owner
       where a.removed_at is null and not exists (select from assignment s where s.owner = a.owner and s.removed_at is null)`,
      [LAST],
    )
  )[0];
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
  expect(await withScope(SYSTEM, countAccounts)).toBe(seed.accounts.filter(({ ownerId }) => ownerId !== null).length);
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
  await recount();
  const { rows } = await list();
  expect(rows.slice(-3).map((row) => [row.owner, row.lastMonth, row.soFar])).toEqual(
    first.sort().map((owner) => [owner, null, null]),
  );
  expect(await whole()).toEqual(rows);
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
    expect(await whole(params)).toEqual(shown.rows);
    expect(shown.total).toBe(shown.rows.length);
    expect(shown.rows.length).toBeGreaterThan(0);
  }
});

test("pages put together are the file, in every order, whichever end they are read from and whatever changed since", async () => {
  await sql(
    "update assignment set removed_at = now() where owner in (select owner from assignment order by owner limit 60)",
  );
  const rows = await whole();
  await hold(rows[2]?.owner ?? "");
  await sql("update aws_account set removed_at = now() where owner = $1", [rows[4]?.owner]);
  await recount();
  await hold(rows[0]?.owner ?? "");
  await release(rows[2]?.owner ?? "");
  for (const sort of UNASSIGNED_SORTS) {
    for (const direction of ["ascending", "descending"]) {
      const first = await list({ sort, direction, per: "20" });
      const pages = [first.rows];
      for (let page = 2; page <= Math.ceil(first.total / 20); page += 1) {
        pages.push((await list({ sort, direction, per: "20", page: String(page) })).rows);
      }
      expect(pages.length).toBeGreaterThan(2);
      expect(pages.flat()).toEqual(await whole({ sort, direction }));
    }
  }
  expect(await whole()).toHaveLength(rows.length - 2);
});

test("when a month begins they are listed by its costs, and when they never were, at once", async () => {
  const before = await list();
  await sql("update unassigned_count set month = '2001-01'");
  await sql("update unassigned_account set last_cost = null");
  expect((await list()).rows).toEqual(before.rows);
  await sql("truncate unassigned_count, unassigned_account");
  expect(await list({ cost: "some" })).toMatchObject({ total: before.spend.lastMonth.priced });
});

test("it is none of a customer's business", async () => {
  const viewer = viewerScope("3947");
  await expect(withScope(viewer, (db) => db.accountCost.findMany())).rejects.toThrow();
  await expect(withScope(viewer, (db) => db.costArrival.findMany())).rejects.toThrow();
  await expect(withScope(viewer, (db) => db.unassignedAccount.findMany())).rejects.toThrow();
});
