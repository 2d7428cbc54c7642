import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findAccountCostReading } from "@/lib/db/account-cost-rows";
import { withScope } from "@/lib/db/client";
import { addDecimals, compareDecimals, type DecimalText, decimal, ZERO } from "@/lib/domain/values/decimal-text";
import { type Month, monthOf, shiftMonth } from "@/lib/domain/values/month";
import { loadUnassignedSpend } from "@/lib/services/assignments/load-unassigned";
import { loadPartnerCostHistory } from "@/lib/services/costs/load-cost-history";
import { refreshAccountCosts } from "@/lib/services/costs/refresh-account-costs";
import { refreshPartnerCosts } from "@/lib/services/costs/refresh-costs";
import { refreshEverything } from "@/lib/services/sync/refresh-everything";
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
const REPORT = "GET /olap_reports/cost/history";
const THIS_MONTH = monthOf(new Date());
const LAST_MONTH = shiftMonth(THIS_MONTH, -1);

let seed: SandboxStore;

beforeAll(async () => {
  await syncCloudhealth(SYSTEM, "a test");
  seed = await control.store();
});

beforeEach(async () => {
  await control.reset();
  await sql("truncate account_cost, account_cost_reading, unassigned_total, refresh");
  await openLanes(sql);
});

const reading = (month: Month) => withScope(SYSTEM, (db) => findAccountCostReading(db, month));
const kept = async (month: Month) =>
  (await sql<{ cost: string }>("select cost::text from account_cost where month = $1", [month])).map((row) =>
    decimal(row.cost),
  );

/** What the accounts kept, the unknown ones and the difference come to. */
async function allParts(month: Month): Promise<DecimalText | null> {
  const read = await reading(month);
  return read && addDecimals([...(await kept(month)), read.unknown.cost, read.difference]);
}

async function state(lines: readonly { owner: string; month: Month; amount: string }[]): Promise<void> {
  const costLines = lines.map(({ owner, month, amount }, at) => ({
    id: at + 1,
    ownerId: owner,
    month,
    amount,
    member: "ec2_compute",
  }));
  const body = JSON.stringify({ put: { costLines } });
  const answer = await fetch(`${sandbox.control}/rows`, {
    method: "POST",
    body,
    headers: { "content-type": "application/json" },
  });
  expect(answer.ok).toBe(true);
}

test.each([LAST_MONTH, THIS_MONTH])(
  "the accounts of %s add up to the total that the report states, and to that of the report by service",
  async (month) => {
    await refreshAccountCosts(SYSTEM);
    await refreshPartnerCosts(SYSTEM);
    const byService = await loadPartnerCostHistory(ANALYST);
    if (byService.state !== "present") throw new Error("No costs");
    const stated = byService.value.totals[byService.value.months.indexOf(month)];
    expect(await reading(month)).toMatchObject({ total: stated, currency: "USD", difference: "0" });
    expect(addDecimals(await kept(month))).toBe(stated);
  },
);

test("figures with as many digits as a double has are kept to the last one", async () => {
  const [one, other] = freeAccounts(seed);
  const amounts = ["2936970.8662986686", "0.00000000000004440892098500626"];
  await state(
    amounts.map((amount, at) => ({ owner: (at === 0 ? one : other)?.owner ?? "", month: LAST_MONTH, amount })),
  );
  await refreshAccountCosts(SYSTEM);
  expect((await kept(LAST_MONTH)).sort()).toEqual(amounts.map((amount) => decimal(amount)).sort());
});

test("what an account costs that Headwater does not know is told apart, and all together is still the total", async () => {
  const gone = freeAccounts(seed)[0]?.owner ?? "";
  const [row] = await sql("delete from aws_account where owner = $1 returning *", [gone]);
  try {
    await refreshAccountCosts(SYSTEM);
    const read = await reading(LAST_MONTH);
    expect(read?.unknown.accounts).toBe(1);
    expect(compareDecimals(read?.unknown.cost ?? ZERO, ZERO)).toBe(1);
    expect(await allParts(LAST_MONTH)).toBe(read?.total);
  } finally {
    await sql("insert into aws_account select * from json_populate_record(null::aws_account, $1)", [
      JSON.stringify(row),
    ]);
  }
});

test("an account without data has no figure, which is not 0", async () => {
  const [one, other] = freeAccounts(seed).map(({ owner }) => owner);
  await state([{ owner: one ?? "", month: LAST_MONTH, amount: "0" }]);
  await refreshAccountCosts(SYSTEM);
  const rows = await sql("select owner, cost::text from account_cost where owner = any($1)", [[one, other]]);
  expect(rows.map((row) => [row.owner, decimal(String(row.cost))])).toEqual([[one, ZERO]]);
});

test("each month is a question of its own, and both ask for the dimension as the report names it", async () => {
  await control.forgetRequests();
  await refreshAccountCosts(SYSTEM);
  const asked = await control.requests("GET", "/olap_reports/cost/history");
  expect(asked.map(({ query }) => query["filters[]"])).toEqual([
    [`time:select:${LAST_MONTH}`],
    [`time:select:${THIS_MONTH}`],
  ]);
  expect(asked.map(({ query }) => [query["dimensions[]"], query.client_api_id])).toEqual(
    Array(2).fill([["time", "AWS-Account"], undefined]),
  );
});

describe("a report that cannot be had", () => {
  test.each([
    ["status", "failing"],
    ["truncate", "unreadable"],
  ] as const)("for %s leaves the figures of before, with their age and the trouble", async (kind, reason) => {
    await refreshAccountCosts(SYSTEM);
    await sql("update account_cost_reading set fetched_at = fetched_at - interval '1 day'");
    await sql(
      "insert into refresh (kind, key, state, requested_at) values ('account-cost', 'partner', 'waiting', now())",
    );
    const before = [await reading(LAST_MONTH), await kept(LAST_MONTH)];
    await control.order({
      upstream: "cloudhealth",
      route: REPORT,
      kind,
      ...(kind === "status" ? { status: 503 } : {}),
      skip: 1,
    });
    await refreshAccountCosts(SYSTEM);
    expect([await reading(LAST_MONTH), await kept(LAST_MONTH)]).toEqual(before);
    expect(await loadUnassignedSpend(ANALYST)).toMatchObject({ failure: { upstream: "cloudhealth", reason } });
  });
});

test("everything is asked for after a sync, the accounts' costs once a day", { timeout: 120_000 }, async () => {
  const waiting = () => sql("select state from refresh where kind = 'account-cost' and state = 'waiting'");
  await refreshAccountCosts(SYSTEM);
  await refreshEverything(SYSTEM);
  expect(await waiting()).toEqual([]);
  await sql("update account_cost_reading set fetched_at = fetched_at - interval '1 day'");
  await refreshEverything(SYSTEM);
  expect(await waiting()).toHaveLength(1);
});
