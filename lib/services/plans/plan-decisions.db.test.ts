import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { applyPlan } from "@/lib/services/plans/apply-plan";
import { createPlan } from "@/lib/services/plans/create-plan";
import { approvePlan, discardPlan } from "@/lib/services/plans/decide-about-plan";
import { loadPlan } from "@/lib/services/plans/load-plan";
import { ACME, ADA, BOREALIS, OLA, place, RAE, usePlanWorld } from "@/scripts/testing/plans/plan-world";
import { staffScope } from "@/scripts/testing/scopes";

const { sql, seed, heldBy, planned, apply, roleMoved, free, work, writes } = usePlanWorld();

const ADMIN_TOO = staffScope("admin", "Bea");

test("a plan with removals is applied by whoever says how many", async () => {
  const [first] = heldBy(ACME);
  const planId = await planned([{ owner: awsAccountId(first?.ownerId ?? ""), customer: null, payer: null }]);
  expect(await applyPlan(OLA, { planId, removals: 0 })).toEqual({
    ok: false,
    refusal: { code: "plan-removals", removals: 1 },
  });
  expect(await applyPlan(OLA, { planId, removals: 1 })).toMatchObject({ ok: true });
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
  const wanted = seed().assignments.map((one) => ({ owner: awsAccountId(one.ownerId), customer: null, payer: null }));
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
