import { beforeEach, describe, expect, test } from "vitest";
import { recordOperation } from "@/lib/operations/record-operation";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { useDatabase } from "@/scripts/testing/database";
import { assignIntent, openLanes, standalone, untilOver } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { freeAccounts, sandboxControl } from "@/scripts/testing/sandbox-control";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const OPERATOR = staffScope("operator");
const [ACME, BOREALIS, DUNE] = ["3947", "3948", "3950"] as const;

beforeEach(async () => {
  await control.reset();
  await sql("truncate operation, customer, aws_account, assignment, sync_run, audit_entry cascade");
  await openLanes(sql);
});

interface Run {
  readonly state: string;
  readonly trouble: string | null;
  readonly changes: { seen: number; changed: number; missing: number; removed: number };
}

async function sync(): Promise<Run> {
  expect(await syncCloudhealth(SYSTEM, "a test")).toBe(true);
  const [run] = await sql<Run>("select state, trouble, changes from sync_run order by started_at desc limit 1");
  if (!run) throw new Error("No run was noted");
  return run;
}

/** All that a page shows of the three tables; not when and by whom it was read. */
async function visible(): Promise<unknown[]> {
  const tables = ["customer", "aws_account", "assignment"];
  return Promise.all(
    tables.map((table) =>
      sql(
        `select to_jsonb(t) - 'fetched_at' - 'source_run_id' - 'missing_runs' - 'missing_released' as row from ${table} t order by 1`,
      ),
    ),
  );
}

const assignment = async (owner: string) =>
  (
    await sql<{ customer_id: string; removed: boolean; missing_runs: number }>(
      "select customer_id, removed_at is not null as removed, missing_runs from assignment where owner = $1",
      [owner],
    )
  )[0];
const counts = async (id: string) => (await sql("select account_count, pattern from customer where id = $1", [id]))[0];
const ownersOf = async (customer: string) =>
  (await control.store()).assignments
    .filter((held) => String(held.customerId) === customer)
    .map((held) => held.ownerId);
const alive = async (table: string) =>
  (await sql<{ n: number }>(`select count(*)::int as n from ${table} where removed_at is null`))[0]?.n;

describe("a pass over CloudHealth", () => {
  test("reads the whole world, and every customer's accounts are counted and their pattern named", async () => {
    const run = await sync();
    const store = await control.store();
    expect(run).toMatchObject({ state: "done", trouble: null });
    expect(await alive("customer")).toBe(store.customers.length);
    expect(await alive("aws_account")).toBe(store.accounts.filter((one) => one.ownerId !== null).length);
    expect(await alive("assignment")).toBe(store.assignments.length + store.blocks.length);
    const kept = await sql(
      "select owner, customer_id, payer from assignment where managed_by = 'v1' order by upstream_id",
    );
    expect(kept).toEqual(
      store.assignments.map((held) => ({
        owner: held.ownerId,
        customer_id: String(held.customerId),
        payer: held.payerOwnerId,
      })),
    );
    expect(await counts(ACME)).toEqual({ account_count: 5, pattern: "standalone" });
    expect(await counts(BOREALIS)).toEqual({ account_count: 5, pattern: "consolidated" });
    expect(await counts(DUNE)).toMatchObject({ account_count: 4, pattern: "mixed" });
    expect(await counts("3949")).toEqual({ account_count: 0, pattern: "empty" });
  });

  test("over an unchanged world changes nothing that is visible, and says so", async () => {
    const first = await sync();
    expect(first.changes.changed).toBe(first.changes.seen);
    const before = await visible();
    const again = await sync();
    expect(await visible()).toEqual(before);
    expect(again.changes).toEqual({ seen: first.changes.seen, changed: 0, missing: 0, removed: 0 });
  });

  test("brings what changed upstream, counts included", async () => {
    await sync();
    await control.edit({ op: "rename-customer", customerId: Number(ACME), name: "Acme & Daughters" });
    const run = await sync();
    expect(run.changes).toMatchObject({ changed: 1, missing: 0, removed: 0 });
    expect(await sql("select name, search from customer where id = $1", [ACME])).toEqual([
      { name: "Acme & Daughters", search: "acme & daughters" },
    ]);
  });

  test("of two that begin at the same moment one runs", async () => {
    const ran = await Promise.all(Array.from({ length: 6 }, () => syncCloudhealth(SYSTEM, "a test")));
    expect(ran.filter((one) => one)).toHaveLength(1);
    expect(await sql("select state from sync_run")).toEqual([{ state: "done" }]);
  });

  test("waits for one that is just beginning, and then leaves the work to it", async () => {
    await sql("begin");
    await sql(
      `insert into sync_run (id, upstream, state, step, changes, started_by)
       values (gen_random_uuid(), 'cloudhealth', 'running', 'customers', '{}', 'another')`,
    );
    const second = syncCloudhealth(SYSTEM, "a test");
    const waiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    try {
      await expect.poll(async () => (await sql(waiting)).length, { timeout: 5_000 }).toBe(1);
    } finally {
      await sql("commit");
    }
    expect(await second).toBe(false);
    expect(await sql("select started_by from sync_run")).toEqual([{ started_by: "another" }]);
  });
});

describe("what is gone upstream", () => {
  test("keeps its place for one run and gets its tombstone in the second; the counts follow", async () => {
    await sync();
    const owner = (await ownersOf(ACME))[0] ?? "";
    await control.edit({ op: "delete-assignment", ownerId: owner });
    expect((await sync()).changes).toMatchObject({ missing: 1, removed: 0 });
    expect(await assignment(owner)).toEqual({ customer_id: ACME, removed: false, missing_runs: 1 });
    expect(await counts(ACME)).toMatchObject({ account_count: 5 });
    expect((await sync()).changes).toMatchObject({ missing: 1, removed: 1 });
    expect(await assignment(owner)).toMatchObject({ customer_id: ACME, removed: true });
    expect(await counts(ACME)).toEqual({ account_count: 4, pattern: "standalone" });
  });

  test("and comes back between two runs is not buried, and starts anew", async () => {
    await sync();
    const owner = (await ownersOf(ACME))[0] ?? "";
    await control.edit({ op: "delete-assignment", ownerId: owner });
    await sync();
    await control.reset();
    await sync();
    expect(await assignment(owner)).toEqual({ customer_id: ACME, removed: false, missing_runs: 0 });
    await control.edit({ op: "delete-assignment", ownerId: owner });
    await sync();
    expect(await assignment(owner)).toMatchObject({ removed: false, missing_runs: 1 });
  });

  test("is not counted by a run that failed", async () => {
    await sync();
    const owner = (await ownersOf(ACME))[0] ?? "";
    await control.edit({ op: "delete-assignment", ownerId: owner });
    await sync();
    await control.order({
      upstream: "cloudhealth",
      route: "GET /v2/aws_account_assignments",
      kind: "html",
      status: 200,
    });
    const before = await visible();
    expect(await sync()).toMatchObject({ state: "failed", trouble: "unreadable" });
    expect(await visible()).toEqual(before);
    expect(await assignment(owner)).toMatchObject({ removed: false, missing_runs: 1 });
  });
});

describe("an answer that cannot be believed", () => {
  const LISTS = [
    ["GET /v1/customers", "customer"],
    ["GET /v1/aws_account_assignments", "assignment"],
    ["GET /api/search", "aws_account"],
  ] as const;

  test.each(LISTS)("an empty list of %s holds the run however often it is repeated", async (route, table) => {
    await sync();
    const routes = (await control.requests()).map((one) => `${one.method} ${one.path}`);
    const matching = routes.find((one) => one.startsWith(route)) ?? "";
    expect(matching).not.toBe("");
    const before = await visible();
    await control.order({ upstream: "cloudhealth", route: matching, kind: "empty-list" });
    for (let turn = 0; turn < 3; turn += 1) expect((await sync()).state).toBe("held");
    expect(await visible()).toEqual(before);
    expect(await sql(`select max(missing_runs)::int as most from ${table}`)).toEqual([{ most: 0 }]);
  });

  test("more missing rows than the guard lets pass hold the run; five of them do not", async () => {
    await sync();
    const store = await control.store();
    const owners = [ACME, "3951", "3953"].flatMap((id) =>
      store.assignments.filter((held) => String(held.customerId) === id).map((held) => held.ownerId),
    );
    for (const ownerId of owners.slice(0, 6)) await control.edit({ op: "delete-assignment", ownerId });
    for (let turn = 0; turn < 2; turn += 1) {
      expect(await sync()).toMatchObject({ state: "held", changes: { missing: 6, removed: 0 } });
    }
    expect(await assignment(owners[0] ?? "")).toMatchObject({ removed: false, missing_runs: 0 });
    await control.reset();
    for (const ownerId of owners.slice(0, 5)) await control.edit({ op: "delete-assignment", ownerId });
    await sync();
    expect(await sync()).toMatchObject({ state: "done", changes: { removed: 5 } });
  });

  test("a list whose rows go by other ids than before holds the run, and brings none of them", async () => {
    await sync();
    const before = await visible();
    await control.order({ upstream: "cloudhealth", route: "GET /v1/customers", kind: "wrong-id" });
    expect(await sync()).toMatchObject({ state: "held", changes: { changed: 0, removed: 0 } });
    expect(await visible()).toEqual(before);
    await control.clearFaults();
    expect(await sync()).toMatchObject({ state: "done", changes: { changed: 0, missing: 0 } });
  });

  test("a list that ends before all its rows were given is read in part, and removes nothing", async () => {
    await sync();
    const before = await visible();
    const list = { upstream: "cloudhealth", route: "GET /v1/aws_account_assignments" } as const;
    for (let turn = 0; turn < 2; turn += 1) {
      await control.clearFaults();
      for (const skip of [1, 3, 5]) await control.order({ ...list, kind: "empty-list", skip, times: 1 });
      expect(await sync()).toMatchObject({ state: "incomplete", trouble: null });
    }
    expect(await visible()).toEqual(before);
  });

  test("a list that ended too early once is read again, and then it is whole", async () => {
    await control.order({
      upstream: "cloudhealth",
      route: "GET /v1/aws_account_assignments",
      kind: "empty-list",
      skip: 1,
      times: 1,
    });
    expect(await sync()).toMatchObject({ state: "done" });
    const { assignments, blocks } = await control.store();
    expect(await alive("assignment")).toBe(assignments.length + blocks.length);
  });

  test("a row that two lists miss in a row but that answers to its id stays", async () => {
    await sync();
    const owner = (await ownersOf(ACME))[0] ?? "";
    await sql("update assignment set missing_runs = 2, fetched_at = now() - interval '1 day' where owner = $1", [
      owner,
    ]);
    await control.edit({ op: "delete-assignment", ownerId: owner });
    await control.order({
      upstream: "cloudhealth",
      route: "GET /v1/aws_account_assignments/:id",
      kind: "status",
      status: 503,
    });
    expect(await sync()).toMatchObject({ state: "done", changes: { removed: 0 } });
    expect(await assignment(owner)).toMatchObject({ removed: false });
    await control.reset();
    expect(await sync()).toMatchObject({ changes: { removed: 0 } });
    expect(await assignment(owner)).toEqual({ customer_id: ACME, removed: false, missing_runs: 0 });
  });
});

describe("a write that is under way", () => {
  async function asked(owner: string): Promise<string> {
    const intent = assignIntent(standalone(owner, ACME));
    expect(await recordOperation(OPERATOR, intent)).toMatchObject({ ok: true });
    return intent.id;
  }

  test("keeps the sync from its row, in both directions", async () => {
    await sync();
    const owner = (await ownersOf(ACME))[0] ?? "";
    await sql("update assignment set payer = '999999999999' where owner = $1", [owner]);
    await asked(owner);
    await sync();
    expect(await sql("select payer from assignment where owner = $1", [owner])).toEqual([{ payer: "999999999999" }]);
    for (let turn = 0; turn < 3; turn += 1) await sync();
    expect(await assignment(owner)).toMatchObject({ removed: false, missing_runs: 0 });
    await control.edit({ op: "delete-assignment", ownerId: owner });
    for (let turn = 0; turn < 3; turn += 1) await sync();
    expect(await assignment(owner)).toMatchObject({ removed: false, missing_runs: 0 });
  });

  test("that ended after the pass began is not undone by what the pass had read before", async () => {
    await sync();
    const owner = freeAccounts(await control.store())[0]?.owner ?? "";
    await control.order({
      upstream: "cloudhealth",
      route: "GET /v2/aws_account_assignments",
      kind: "slow",
      delayMs: 1_500,
      times: 1,
    });
    const pass = sync();
    const path = "/v2/aws_account_assignments";
    await expect.poll(async () => (await control.requests("GET", path)).length, { timeout: 5_000 }).toBe(2);
    expect((await untilOver(sql, await asked(owner))).state).toBe("SUCCEEDED");
    const moved = (await ownersOf(ACME))[0] ?? "";
    await sql("update assignment set payer = $2, fetched_at = now() where owner = $1", [moved, owner]);
    expect((await pass).state).toBe("done");
    expect(await sql("select payer from assignment where owner = $1", [moved])).toEqual([{ payer: owner }]);
    expect(await assignment(owner)).toEqual({ customer_id: ACME, removed: false, missing_runs: 0 });
    expect(await counts(ACME)).toMatchObject({ account_count: 6 });
  });
});

describe("a vendor's link that two customers claim", () => {
  test("is nobody's, until one of them claims it no more", async () => {
    await sync();
    const linked =
      "select id from customer where cloudmc_organization is not null and here_realm is not null order by id";
    const [one, two] = (await sql<{ id: string }>(linked)).map((row) => row.id);
    const links = () =>
      sql("select cloudmc_organization as c, here_realm as h from customer where id = any ($1) order by id", [
        [one, two],
      ]);
    const before = await links();
    await putTags(Number(two), await tagsOf(Number(one)));
    await sync();
    expect(await links()).toEqual([
      { c: null, h: null },
      { c: null, h: null },
    ]);
    expect((await sync()).changes.changed).toBe(0);
    await control.reset();
    await sync();
    expect(await links()).toEqual(before);
  });

  const address = (id: number) => `${process.env.CLOUDHEALTH_URL}/v1/customers/${id}`;
  const headers = () => ({
    authorization: `Bearer ${process.env.CLOUDHEALTH_API_KEY}`,
    "content-type": "application/json",
  });

  async function tagsOf(id: number): Promise<unknown> {
    return (await (await fetch(address(id), { headers: headers() })).json()).tags;
  }

  async function putTags(id: number, tags: unknown): Promise<void> {
    const answer = await fetch(address(id), { method: "PUT", headers: headers(), body: JSON.stringify({ tags }) });
    expect(answer.status).toBe(200);
  }
});
