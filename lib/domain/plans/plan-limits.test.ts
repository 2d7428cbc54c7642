import { expect, test } from "vitest";
import { needsApproval, type Person, whyNotApply, whyNotApprove } from "@/lib/domain/plans/plan-limits";
import type { PlanHead } from "@/lib/domain/plans/plan-view";

const figures = {
  calls: 3,
  removals: 0,
  waves: 1,
  accounts: 3,
  held: 0,
  unchanged: 0,
  refused: 0,
  gaps: 0,
  costAtStake: [],
};
const plan = (state: PlanHead["state"], calls = 3) => ({ state, createdById: "maker", figures: { ...figures, calls } });
const person = (role: Person["role"], userId = "other"): Person => ({ role, userId });

test.each([
  [{ accounts: 25, held: 0 }, 0, false],
  [{ accounts: 26, held: 0 }, 1_000_000, true],
  [{ accounts: 5, held: 5 }, 100, false],
  [{ accounts: 6, held: 6 }, 100, true],
  [{ accounts: 25, held: 1 }, 19, true],
])("%j of %i assignments: a second person looks is %s", (changes, assignments, expected) => {
  expect(needsApproval(changes, assignments)).toBe(expected);
});

test("an admin who did not make the plan approves it, and nobody else", () => {
  const asked = plan("awaiting-approval");
  expect(whyNotApprove(asked, person("admin"))).toBeNull();
  expect(whyNotApprove(asked, person("admin", "maker"))).toEqual({ code: "plan-own-approval" });
  expect(whyNotApprove(asked, person("operator"))).toEqual({ code: "not-permitted" });
  expect(whyNotApprove(plan("ready"), person("admin"))).toEqual({ code: "plan-state", state: "ready" });
});

test.each([
  [plan("ready"), "operator", null],
  [plan("approved"), "operator", null],
  [plan("ready"), "analyst", { code: "not-permitted" }],
  [plan("awaiting-approval"), "admin", { code: "plan-unapproved" }],
  [plan("applied"), "operator", { code: "plan-state", state: "applied" }],
  [plan("ready", 0), "operator", { code: "plan-without-steps" }],
] as const)("%j is applied by an %s unless %j", (asked, role, refusal) => {
  expect(whyNotApply(asked, person(role))).toEqual(refusal);
});
