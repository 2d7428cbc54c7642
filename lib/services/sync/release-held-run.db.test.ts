import { beforeEach, describe, expect, test } from "vitest";
import { customerId } from "@/lib/domain/values/customer-id";
import { loadHeldRun } from "@/lib/services/sync/load-sync-status";
import { releaseHeldRun } from "@/lib/services/sync/release-held-run";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { syncCloudmc } from "@/lib/services/sync/sync-cloudmc";
import { useDatabase } from "@/scripts/testing/database";
import { openLanes } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { sandboxControl } from "@/scripts/testing/sandbox-control";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const ADMIN = staffScope("admin", "Ada");
const ASSIGNMENTS = "GET /v1/aws_account_assignments";
const ONE = "/v1/aws_account_assignments/";

beforeEach(async () => {
  await control.reset();
  await sql("truncate operation, customer, aws_account, assignment, organization, sync_run, audit_entry cascade");
  await sql("delete from graphile_worker._private_jobs");
  await openLanes(sql);
});

interface Run {
  readonly id: string;
  readonly state: string;
  readonly changes: { missing: number; removed: number };
}

async function read(upstream: "cloudhealth" | "cloudmc"): Promise<Run> {
  const ran = await (upstream === "cloudhealth" ? syncCloudhealth : syncCloudmc)(SYSTEM, "a test");
  expect(ran).toBe(true);
  const text = "select id, state, changes from sync_run where upstream = $1 order by started_at desc limit 1";
  const [run] = await sql<Run>(text, [upstream]);
  if (!run) throw new Error("No run was noted");
  return run;
}

const release = ({ id }: Run) => releaseHeldRun(ADMIN, { runId: id });
const alive = async () =>
  (await sql<{ n: number }>("select count(*)::int as n from assignment where removed_at is null"))[0]?.n;
const marked = async () =>
  (await sql<{ n: number }>("select count(*)::int as n from assignment where missing_released"))[0]?.n;

/** A reading that misses six assignments, one more than the guard lets pass. */
async function heldReading(): Promise<Run> {
  await read("cloudhealth");
  const owners = (await control.store()).assignments.map(({ ownerId }) => ownerId).slice(0, 6);
  for (const ownerId of owners) await control.edit({ op: "delete-assignment", ownerId });
  const run = await read("cloudhealth");
  expect(run.state).toBe("held");
  return run;
}

describe("a reading that was held back", () => {
  test("names what it missed, and says which list cannot be believed", async () => {
    const run = await loadHeldRun(staffScope("analyst"), (await heldReading()).id);
    expect(run?.held).toHaveLength(6);
    expect(run?.held.every(({ table, label }) => table === "assignment" && label.length > 0)).toBe(true);
    const known = await alive();
    expect(run?.why).toEqual({ total: 6, causes: [{ list: "assignment", isEmpty: false, known, missing: 6 }] });
  });

  test("lets its rows go when an admin says so; they are removed after two more readings and a 404 each", async () => {
    const run = await heldReading();
    const known = (await alive()) ?? 0;
    expect(await release(run)).toEqual({ ok: true, value: { rows: 6 } });
    expect(await alive()).toBe(known);
    expect(await read("cloudhealth")).toMatchObject({ state: "done", changes: { missing: 6, removed: 0 } });
    await control.forgetRequests();
    expect(await read("cloudhealth")).toMatchObject({ state: "done", changes: { missing: 6, removed: 6 } });
    expect(await alive()).toBe(known - 6);
    const askedById = (await control.requests("GET")).filter(({ path }) => path.startsWith(ONE));
    expect(askedById.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 404));
  });

  test("asks for a new reading and leaves its trace when it is released", async () => {
    const run = await heldReading();
    await release(run);
    expect(await sql("select task_identifier as task from graphile_worker.jobs")).toEqual([
      { task: "sync-cloudhealth" },
    ]);
    expect(await sql("select actor_name, verb, subject, detail from audit_entry")).toEqual([
      { actor_name: "Ada", verb: "sync:released", subject: "cloudhealth", detail: { run: run.id, rows: 6 } },
    ]);
    expect(await loadHeldRun(ADMIN, run.id)).toMatchObject({ releasedBy: "Ada" });
  });

  test("is released by an admin and nobody else", async () => {
    const { id } = await heldReading();
    for (const role of ["operator", "analyst"] as const) {
      expect(await releaseHeldRun(staffScope(role), { runId: id })).toEqual({
        ok: false,
        refusal: { code: "not-permitted" },
      });
    }
    expect(await marked()).toBe(0);
  });

  test("is released once", async () => {
    const run = await heldReading();
    const answers = await Promise.all([release(run), release(run)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await release(run)).toEqual({ ok: false, refusal: { code: "run-released", by: "Ada" } });
  });

  test("cannot be released any more once a later one has begun", async () => {
    const run = await heldReading();
    await read("cloudhealth");
    expect(await release(run)).toEqual({ ok: false, refusal: { code: "run-outdated" } });
    expect(await marked()).toBe(0);
  });

  test("is the only kind there is something to release of", async () => {
    const done = await read("cloudhealth");
    expect(await release(done)).toEqual({ ok: false, refusal: { code: "run-not-held" } });
    const nowhere = { ...done, id: "00000000-0000-4000-8000-000000000000" };
    expect(await release(nowhere)).toEqual({ ok: false, refusal: { code: "run-not-held" } });
  });
});

describe("rows that were let go", () => {
  test("but answer to their id stay, and the guard counts them again", async () => {
    await read("cloudhealth");
    const known = await alive();
    await control.order({ upstream: "cloudhealth", route: ASSIGNMENTS, kind: "empty-list" });
    const run = await read("cloudhealth");
    expect((await loadHeldRun(ADMIN, run.id))?.why.causes).toMatchObject([{ list: "assignment", isEmpty: true }]);
    await release(run);
    expect(await read("cloudhealth")).toMatchObject({ state: "done" });
    expect(await read("cloudhealth")).toMatchObject({ state: "done", changes: { removed: 0 } });
    expect(await alive()).toBe(known);
    expect(await read("cloudhealth")).toMatchObject({ state: "held" });
  });

  test("are those that were named; of more than five hundred the rest is named by the next reading", async () => {
    await read("cloudhealth");
    await sql(
      `insert into assignment (owner, upstream_id, customer_id, payer, managed_by, fetched_at)
       select o, o, $1, o, 'v1', now() - interval '1 day' from (select '9' || lpad(n::text, 11, '0') as o from generate_series(1, 600) n) made`,
      [customerId("3947")],
    );
    const first = await read("cloudhealth");
    const named = await loadHeldRun(ADMIN, first.id);
    expect([named?.held.length, named?.why.total]).toEqual([500, 600]);
    await release(first);
    const second = await read("cloudhealth");
    const rest = await loadHeldRun(ADMIN, second.id);
    expect([second.state, rest?.held.length, rest?.why.total]).toEqual(["held", 100, 100]);
    await release(second);
    expect(await read("cloudhealth")).toMatchObject({ state: "done", changes: { missing: 600, removed: 0 } });
  });
});

describe("organizations that CloudMC does not name any more", () => {
  const vanish = (prefix: string) =>
    sql(
      `insert into organization (id, name, is_reseller, fetched_at)
       select $1 || n, 'Gone ' || $1 || n, false, now() from generate_series(1, 10) n`,
      [prefix],
    );
  const organizations = async () =>
    (await sql<{ n: number }>("select count(*)::int as n from organization"))[0]?.n ?? 0;

  test("are named and kept until an admin lets them go", async () => {
    await read("cloudmc");
    const there = await organizations();
    await vanish("a");
    const run = await read("cloudmc");
    expect(run.state).toBe("held");
    expect(await organizations()).toBe(there + 10);
    const { held, why } = (await loadHeldRun(ADMIN, run.id)) ?? {};
    expect(held).toContainEqual({ table: "organization", key: "a1", label: "Gone a1" });
    expect(why).toMatchObject({ total: 10, causes: [{ list: "organization", missing: 10 }] });
    await release(run);
    expect(await read("cloudmc")).toMatchObject({ state: "done", changes: { missing: 10, removed: 10 } });
    expect(await organizations()).toBe(there);
  });

  test("are let go by name: others that vanish meanwhile hold the next reading", async () => {
    await read("cloudmc");
    const there = await organizations();
    await vanish("a");
    await release(await read("cloudmc"));
    await vanish("b");
    const run = await read("cloudmc");
    expect(run.state).toBe("held");
    expect((await loadHeldRun(ADMIN, run.id))?.held.every(({ key }) => key.startsWith("b"))).toBe(true);
    await release(run);
    expect(await read("cloudmc")).toMatchObject({ state: "done", changes: { removed: 20 } });
    expect(await organizations()).toBe(there);
  });
});
