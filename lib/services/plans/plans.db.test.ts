import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { findBatch } from "@/lib/db/batch-rows";
import { withScope } from "@/lib/db/client";
import { batchState } from "@/lib/domain/operations/batch";
import type { WantedPlace } from "@/lib/domain/plans/assignment-plan";
import { resultLine } from "@/lib/domain/plans/plan-lines";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import { runDueOperations } from "@/lib/operations/run-due-operations";
import { decideAboutBatch } from "@/lib/services/operations/decide-about-batch";
import { applyPlan } from "@/lib/services/plans/apply-plan";
import { createPlan } from "@/lib/services/plans/create-plan";
import { approvePlan, discardPlan } from "@/lib/services/plans/decide-about-plan";
import { exportPlan } from "@/lib/services/plans/export-plan";
import { loadPlan } from "@/lib/services/plans/load-plan";
import { planFile } from "@/lib/services/plans/plan-file";
import { replan } from "@/lib/services/plans/replan";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { brokenInvariants } from "@/scripts/reliability/invariants";
import { useDatabase } from "@/scripts/testing/database";
import { letPass, openLanes, workOnce } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { freeAccounts, type SandboxStore, sandboxControl } from "@/scripts/testing/sandbox-control";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const OLA = staffScope("operator", "Ola");
const RAE = staffScope("operator", "Rae");
const ADA = staffScope("admin", "Ada");
const ADMIN_TOO = staffScope("admin", "Bea");
const [ACME, BOREALIS] = [customerId("3947"), customerId("3948")];

let seed: SandboxStore;

beforeAll(async () => {
  await syncCloudhealth(SYSTEM, "a test");
  await sql("create table kept as select * from assignment");
  seed = await control.store();
});

beforeEach(async () => {
  await control.reset();
  await sql(
    "truncate operation, operation_batch, assignment, assignment_history, assignment_plan, audit_entry cascade",
  );
  await sql("insert into assignment select * from kept");
  await openLanes(sql);
  await control.forgetRequests();
});

const heldBy = (customer: string) => seed.assignments.filter((one) => String(one.customerId) === customer);
const place = (owner: string, customer: string, payer: string): WantedPlace => ({
  owner: awsAccountId(owner),
  customer: customerId(customer),
  payer: awsAccountId(payer),
});

/** All of Borealis on the bill of an account that is linked now. */
function roleMoved(): WantedPlace[] {
  const held = heldBy(BOREALIS);
  const linked = held.find((one) => one.ownerId !== one.payerOwnerId)?.ownerId ?? "";
  return held.map((one) => place(one.ownerId, BOREALIS, linked));
}

const free = (at = 0) => freeAccounts(seed)[at]?.owner ?? "";

async function planned(wanted: WantedPlace[], scope = OLA): Promise<string> {
  const id = randomUUID();
  expect(await createPlan(scope, { id, name: "May", source: "page", wanted })).toEqual({
    ok: true,
    value: { planId: id },
  });
  await approvePlan(ADA, { planId: id });
  return id;
}

async function apply(planId: string, scope = OLA) {
  const plan = await loadPlan(scope, planId, { part: "steps", page: 1, per: 100 });
  return applyPlan(scope, { planId, removals: plan?.figures.removals ?? -1 });
}

async function applied(wanted: WantedPlace[]): Promise<string> {
  const id = await planned(wanted);
  expect(await apply(id)).toEqual({ ok: true, value: { planId: id } });
  return id;
}

/** One operation and no more. */
async function workOne(): Promise<void> {
  let asked = 0;
  await runDueOperations(SYSTEM, () => asked++ > 0);
}

async function work(rounds = 6): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all([workOnce(), workOnce()]);
    await letPass(sql, 100);
  }
  expect(await brokenInvariants(sql)).toEqual([]);
}

async function stateOf(batchId: string) {
  const batch = await withScope(SYSTEM, (db) => findBatch(db, batchId));
  return batch && batchState(batch);
}

const writes = async () => (await control.requests()).filter((one) => one.method !== "GET");
async function upstream(wanted: readonly WantedPlace[]): Promise<WantedPlace[]> {
  const { assignments } = await control.store();
  return wanted.flatMap(({ owner }) => {
    const held = assignments.find((one) => one.ownerId === owner);
    return held ? [place(owner, String(held.customerId), held.payerOwnerId)] : [];
  });
}

test("a consolidated bill is moved to another of its accounts, without one refusal", async () => {
  const wanted = roleMoved();
  const planId = await applied(wanted);
  await work(10);
  expect(await stateOf(planId)).toBe("done");
  expect((await writes()).filter((one) => (one.status ?? 0) >= 300)).toEqual([]);
  expect(await upstream(wanted)).toEqual(wanted);
  const whole = await exportPlan(OLA, planId);
  expect(whole?.results.map((result) => resultLine(result, whole.names).at(11))).toEqual(
    whole?.plan.steps.map(() => "succeeded"),
  );
  expect(await sql("select verb from audit_entry where verb like 'plan:%' order by id")).toEqual(
    ["plan:made", "plan:applied"].map((verb) => ({ verb })),
  );
});

test("applied twice, by two at once, it is one batch", async () => {
  const planId = await planned([place(free(), ACME, free())]);
  const both = await Promise.all([apply(planId, OLA), apply(planId, RAE)]);
  expect(both).toEqual([1, 2].map(() => ({ ok: true, value: { planId } })));
  expect(await sql("select count(*)::int as n from operation")).toEqual([{ n: 1 }]);
  expect(await sql("select count(*)::int as n from audit_entry where verb = 'plan:applied'")).toEqual([{ n: 1 }]);
});

test("a plan with removals is applied by whoever says how many", async () => {
  const [first] = heldBy(ACME);
  const planId = await planned([{ owner: awsAccountId(first?.ownerId ?? ""), customer: null, payer: null }]);
  expect(await applyPlan(OLA, { planId, removals: 0 })).toEqual({
    ok: false,
    refusal: { code: "plan-removals", removals: 1 },
  });
  expect(await applyPlan(OLA, { planId, removals: 1 })).toMatchObject({ ok: true });
});

test("a surprise upstream stops what comes after it; planned anew from what is read then, the rest arrives", async () => {
  const wanted = roleMoved();
  const planId = await applied(wanted);
  await workOne();
  await control.edit({ op: "billing", customerId: Number(BOREALIS), enabled: false });
  await work(10);
  expect(await stateOf(planId)).toBe("stopped");
  const refused = (await loadPlan(OLA, planId, { part: "steps", page: 1, per: 100 }))?.page;
  expect(JSON.stringify(refused)).toContain("REJECTED");
  await control.edit({ op: "billing", customerId: Number(BOREALIS), enabled: true });
  const again = randomUUID();
  expect(await replan(OLA, { planId, id: again })).toEqual({ ok: true, value: { planId: again } });
  expect(await stateOf(planId)).toBe("partly-done");
  await syncCloudhealth(SYSTEM, "a test");
  const last = randomUUID();
  expect(await replan(OLA, { planId: again, id: last })).toMatchObject({ ok: true });
  await approvePlan(ADA, { planId: last });
  expect(await apply(last)).toMatchObject({ ok: true });
  await work(10);
  expect(await stateOf(last)).toBe("done");
  expect(await upstream(wanted)).toEqual(wanted);
  expect(await sql("select state, replaces from assignment_plan order by created_at")).toEqual([
    { state: "applied", replaces: null },
    { state: "discarded", replaces: planId },
    { state: "applied", replaces: again },
  ]);
});

test("a paused plan sends nothing until it goes on, and is not planned anew while it runs", async () => {
  const planId = await applied(roleMoved());
  expect(await replan(OLA, { planId, id: randomUUID() })).toEqual({ ok: false, refusal: { code: "plan-under-way" } });
  await decideAboutBatch(OLA, { batchId: planId, decision: "pause" });
  await work(2);
  expect(await writes()).toEqual([]);
  await decideAboutBatch(OLA, { batchId: planId, decision: "resume" });
  await work(10);
  expect(await stateOf(planId)).toBe("done");
});

test("above the limit an admin who did not make the plan approves it before anybody applies it", async () => {
  const id = randomUUID();
  await createPlan(ADA, { id, name: "May", source: "page", wanted: roleMoved() });
  await sql("update assignment_plan set state = 'awaiting-approval'");
  expect(await apply(id)).toEqual({ ok: false, refusal: { code: "plan-unapproved" } });
  expect(await approvePlan(ADA, { planId: id })).toEqual({ ok: false, refusal: { code: "plan-own-approval" } });
  expect(await approvePlan(OLA, { planId: id })).toEqual({ ok: false, refusal: { code: "not-permitted" } });
  expect(await sql("select count(*)::int as n from operation")).toEqual([{ n: 0 }]);
  expect(await approvePlan(ADMIN_TOO, { planId: id })).toMatchObject({ ok: true });
  expect(await apply(id)).toMatchObject({ ok: true });
});

test("a plan that changes more than the limit awaits approval from the moment it is made", async () => {
  const wanted = seed.assignments.map((one) => ({ owner: awsAccountId(one.ownerId), customer: null, payer: null }));
  await createPlan(OLA, { id: randomUUID(), name: "May", source: "page", wanted });
  const [plan] = await sql<{ state: string; accounts: number }>(
    "select state, (figures->>'accounts')::int as accounts from assignment_plan",
  );
  expect(plan?.state).toBe("awaiting-approval");
  expect(plan?.accounts).toBeGreaterThan(25);
});

test("of two who plan the same account the second is told who has it now, and of one under way whose it is", async () => {
  const owner = free();
  const [first, second] = [await planned([place(owner, ACME, owner)]), await planned([place(owner, ACME, owner)], RAE)];
  const seen = await loadPlan(RAE, second, { part: "steps", page: 1, per: 20 });
  expect(seen?.rivals.plans).toEqual([{ id: first, name: "May", by: "Ola", shared: 1 }]);
  await apply(first);
  const after = await loadPlan(RAE, second, { part: "steps", page: 1, per: 20 });
  expect(after?.rivals).toMatchObject({ plans: [], operations: [{ account: owner, by: "Ola" }] });
  expect(await apply(second, RAE)).toMatchObject({
    refusal: {
      code: "plan-accounts-busy",
      refusals: [{ code: "operation-under-way", actorName: "Ola", subject: owner }],
    },
  });
  await work(1);
  expect(await apply(second, RAE)).toMatchObject({
    refusal: {
      code: "plan-outdated",
      count: 1,
      differences: [{ owner, became: "there-already", now: { customer: ACME, payer: owner }, by: { name: "Ola" } }],
    },
  });
});

test("what was changed since the plan was made is refused step by step, and nothing is sent", async () => {
  const planId = await planned(roleMoved());
  await sql("update assignment set upstream_id = 'x' where customer_id = $1 and owner = payer", [BOREALIS]);
  expect(await apply(planId)).toMatchObject({ ok: false, refusal: { code: "plan-outdated", count: 1 } });
  expect(await writes()).toEqual([]);
});

test("a discarded plan is over", async () => {
  const planId = await planned([place(free(), ACME, free())]);
  expect(await discardPlan(RAE, { planId })).toMatchObject({ ok: true });
  expect(await apply(planId)).toEqual({ ok: false, refusal: { code: "plan-state", state: "discarded" } });
});

test("a file is a plan, or is refused with the numbers of its lines", async () => {
  const read = (text: string) =>
    planFile(OLA, {
      id: randomUUID(),
      name: "May",
      file: new TextEncoder().encode(`owner_id,customer,payer\n${text}`),
    });
  expect(await read(`${free()},3947,\n${free(1)},nobody,\n`)).toEqual({
    ok: false,
    refusal: { code: "plan-rows", faults: [{ line: 3, code: "customer-unknown", value: "nobody" }], count: 1 },
  });
  expect(await read(`${free()},"unclosed\n`)).toMatchObject({ refusal: { code: "csv-unclosed-quote" } });
  expect(await sql("select count(*)::int as n from assignment_plan")).toEqual([{ n: 0 }]);
  expect(await read(`${free()},3947,\n${free(1)},Borealis,\n`)).toMatchObject({ ok: true });
  expect(await sql("select source, wanted_count from assignment_plan")).toEqual([{ source: "csv", wanted_count: 2 }]);
});
