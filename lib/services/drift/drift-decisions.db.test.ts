import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { DriftChoice } from "@/lib/domain/drift/drift-choice";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { adoptDrift } from "@/lib/services/drift/adopt-drift";
import { revertDrift } from "@/lib/services/drift/revert-drift";
import { applyPlan } from "@/lib/services/plans/apply-plan";
import {
  ACME,
  allRows,
  assignElsewhere,
  found,
  load,
  OPERATOR,
  sync,
  useDriftWorld,
} from "@/scripts/testing/drift-world";
import { untilOver } from "@/scripts/testing/operations";
import { freeAccounts } from "@/scripts/testing/sandbox-control";
import { staffScope } from "@/scripts/testing/scopes";

const { sql, control, ownersOf, wanted } = useDriftWorld();

describe("reverting", () => {
  async function revert(): Promise<string> {
    const made = await revertDrift(OPERATOR, { choice: await allRows(), id: randomUUID(), name: "Drift" });
    if (!made.ok) throw new Error(made.refusal.code);
    return made.value.planId;
  }

  test("makes a plan back to what is wanted, and applied it ends the drift", async () => {
    await sync();
    const [gone = "", moved = ""] = await ownersOf(ACME);
    const extra = freeAccounts(await control.store())[0]?.owner ?? "";
    await control.edit({ op: "delete-assignment", ownerId: gone });
    await control.edit({ op: "move-customer", ownerId: moved, customerId: 3951 });
    await assignElsewhere(extra);
    await sync(2);
    expect((await found()).sort()).toEqual(
      [
        [gone, "missing"],
        [moved, "customer-moved"],
        [extra, "extra"],
      ].sort(),
    );
    const planId = await revert();
    const [plan] = await sql<{ source: string; plan: { steps: { kind: string }[] } }>(
      "select source, plan from assignment_plan where id = $1",
      [planId],
    );
    expect(plan).toMatchObject({ source: "drift" });
    const removals = plan?.plan.steps.filter(({ kind }) => kind === "remove-assignment").length ?? 0;
    expect(await applyPlan(OPERATOR, { planId, removals })).toMatchObject({ ok: true });
    expect((await load()).underWay).toBe(3);
    for (const { id } of await sql<{ id: string }>("select id from operation order by wave, created_at")) {
      expect((await untilOver(sql, id)).state).toBe("SUCCEEDED");
    }
    expect(await found()).toEqual([]);
    expect(await wanted(extra)).toMatchObject({ customer_id: null, source: "operation" });
    await sync(2);
    expect(await found()).toEqual([]);
  });

  test("of nothing that can be put back makes no plan", async () => {
    await sync();
    await control.edit({ op: "billing", customerId: Number(ACME), enabled: false });
    await sync();
    await expect(revert()).rejects.toThrow("nothing-revertible");
    expect(await sql("select 1 from assignment_plan")).toEqual([]);
  });
});

describe("adopting", () => {
  async function thirty(): Promise<void> {
    await sync();
    await sql(
      "update assignment set customer_id = '3951' where owner in (select owner from assignment where managed_by = 'v1' and customer_id <> '3951' order by owner limit 30)",
    );
  }

  test("more than a few asks for their number, typed", async () => {
    await thirty();
    const { mark, total } = await load();
    const choice = { of: "all", params: "", mark } as const;
    expect(total).toBe(30);
    const untyped = { ok: false, refusal: { code: "count-not-typed", count: 30 } };
    expect(await adoptDrift(OPERATOR, { choice, typed: "" })).toEqual(untyped);
    expect(await adoptDrift(OPERATOR, { choice, typed: "31" })).toEqual(untyped);
    expect(await found()).toHaveLength(30);
    expect(await adoptDrift(OPERATOR, { choice, typed: "30" })).toEqual({ ok: true, value: { adopted: 30 } });
    expect(await found()).toEqual([]);
    expect(await adoptDrift(OPERATOR, { choice, typed: "30" })).toEqual({
      ok: false,
      refusal: { code: "drift-changed" },
    });
  });

  test("all that match takes those and no others", async () => {
    await thirty();
    const [first] = (await load()).rows;
    const params = `q=${first?.owner}`;
    const { mark } = await load({ q: first?.owner ?? "" });
    expect(await adoptDrift(OPERATOR, { choice: { of: "all", params, mark }, typed: "" })).toMatchObject({ ok: true });
    expect(await found()).toHaveLength(29);
  });

  test("is refused when what was shown has changed, and by an analyst's role", async () => {
    await sync();
    const owner = awsAccountId((await ownersOf(ACME))[0] ?? "");
    await sql("update assignment set customer_id = '3951' where owner = $1", [owner]);
    const mark = (await load()).rows[0]?.mark ?? "";
    const choice: DriftChoice = { of: "rows", rows: [{ owner, mark }] };
    const analyst = staffScope("analyst");
    expect(await adoptDrift(analyst, { choice, typed: "" })).toEqual({ ok: false, refusal: { code: "not-permitted" } });
    await sql("update assignment set customer_id = '3953' where owner = $1", [owner]);
    expect(await adoptDrift(OPERATOR, { choice, typed: "" })).toEqual({
      ok: false,
      refusal: { code: "drift-changed" },
    });
    expect(await wanted(owner)).toMatchObject({ customer_id: ACME, source: "first-reading" });
  });
});
