import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { resultLine } from "@/lib/domain/plans/plan-lines";
import { runDueOperations } from "@/lib/operations/run-due-operations";
import { decideAboutBatch } from "@/lib/services/operations/decide-about-batch";
import { approvePlan } from "@/lib/services/plans/decide-about-plan";
import { exportPlan } from "@/lib/services/plans/export-plan";
import { loadPlan } from "@/lib/services/plans/load-plan";
import { planFile } from "@/lib/services/plans/plan-file";
import { replan } from "@/lib/services/plans/replan";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { ACME, ADA, BOREALIS, OLA, place, RAE, usePlanWorld } from "@/scripts/testing/plans/plan-world";
import { SYSTEM } from "@/scripts/testing/scopes";

const { sql, control, planned, apply, roleMoved, free, applied, work, stateOf, writes, upstream } = usePlanWorld();

/** One operation and no more. */
async function workOne(): Promise<void> {
  let asked = 0;
  await runDueOperations(SYSTEM, () => asked++ > 0);
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

test("a file is a plan, or is refused with the numbers of its lines", async () => {
  const read = (text: string, fileName = "may.csv") =>
    planFile(OLA, {
      id: randomUUID(),
      name: "May",
      fileName,
      file: new TextEncoder().encode(`owner_id,customer,payer\n${text}`),
    });
  expect(await read(`${free()},3947,\n${free(1)},nobody,\n`)).toEqual({
    ok: false,
    refusal: { code: "plan-rows", faults: [{ line: 3, code: "customer-unknown", value: "nobody" }], count: 1 },
  });
  expect(await read(`${free()},"unclosed\n`)).toMatchObject({ refusal: { code: "csv-unclosed-quote" } });
  expect(await read(`${free()},3947,\n`, "may.exe")).toEqual({ ok: false, refusal: { code: "csv-ending" } });
  expect(await sql("select count(*)::int as n from assignment_plan")).toEqual([{ n: 0 }]);
  expect(await read(`${free()},3947,\n${free(1)},Borealis,\n`)).toMatchObject({ ok: true });
  expect(await sql("select source, wanted_count from assignment_plan")).toEqual([{ source: "csv", wanted_count: 2 }]);
});
