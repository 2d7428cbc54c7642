import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { AssignmentPlan } from "@/lib/domain/plans/assignment-plan";
import { makePlan } from "@/lib/domain/plans/make-plan";
import { createDice, type Dice } from "@/scripts/testing/assignment-contract/dice";
import { drawPlanCast } from "@/scripts/testing/plans/draw-plan-cast";
import { anyOrder, drawPlanWorld, type PlanWorld } from "@/scripts/testing/plans/draw-plan-world";
import { replayPlan } from "@/scripts/testing/plans/replay-plan";

const SEED = 20_261_123;
const WORLDS = 300;
const WITHIN_MS = 60_000;

const size = fc.record({
  accounts: fc.integer({ min: 2, max: 24 }),
  customers: fc.integer({ min: 1, max: 6 }),
  odd: fc.constantFrom(0, 0, 3, 10),
});

function inEveryWorld(check: (world: PlanWorld, plan: AssignmentPlan, dice: Dice) => void): void {
  const property = fc.property(size, fc.nat(), (drawn, seed) => {
    const dice = createDice(seed);
    const world = drawPlanWorld(dice, drawPlanCast(dice, drawn));
    check(world, makePlan(world.wanted, world.facts), dice);
  });
  fc.assert(property, { seed: SEED, numRuns: WORLDS });
}

vi.setConfig({ testTimeout: WITHIN_MS });

describe("in worlds with several AWS families, billing off, billing blocks, unknown accounts and mixed families", () => {
  test("every call satisfies the rules at its moment", () => {
    inEveryWorld((world, plan) => expect(replayPlan(plan.steps, world.facts).faults).toEqual([]));
  });

  test("a plan ends where it is wanted but for what was refused, and nobody else is moved", () => {
    inEveryWorld(({ wanted, facts }, plan) => {
      const refused = new Set(plan.refused.map(({ owner }) => owner));
      const end = replayPlan(plan.steps, facts).held;
      const start = new Map(facts.held.map((one) => [one.owner, one]));
      const meant = new Map(wanted.filter(({ owner }) => !refused.has(owner)).map((one) => [one.owner, one]));
      for (const owner of new Set([...start.keys(), ...end.keys(), ...meant.keys()])) {
        const goal = meant.get(owner) ?? start.get(owner);
        const there = end.get(owner);
        expect([owner, there?.customer ?? null, there?.payer ?? null]).toEqual([
          owner,
          goal?.customer ?? null,
          goal?.payer ?? null,
        ]);
      }
    });
  });

  test("steps that do not wait for each other may leave in any order, and so may those of one wave", () => {
    inEveryWorld(({ facts }, plan, dice) => {
      expect(replayPlan(anyOrder(dice, plan.steps), facts).faults).toEqual([]);
      const inWaves = dice.shuffle(plan.steps).sort((one, other) => one.wave - other.wave);
      expect(replayPlan(inWaves, facts).faults).toEqual([]);
    });
  });

  test("a step waits only for earlier ones of earlier waves", () => {
    inEveryWorld((_world, { steps, waves }) => {
      for (const step of steps) {
        expect(step).toBe(steps[step.at]);
        expect(step.wave).toBeLessThan(waves);
        for (const at of step.after) {
          expect(at).toBeLessThan(step.at);
          expect(steps[at]?.wave).toBeLessThan(step.wave);
        }
      }
    });
  });

  test("every wanted account is moved, there already, or refused with a rule", () => {
    inEveryWorld(({ wanted }, { steps, unchanged, refused }) => {
      const moved = new Set(steps.map(({ owner }) => owner));
      const said = [...moved, ...unchanged, ...refused.map(({ owner }) => owner)].sort();
      expect(said).toEqual([...new Set(wanted.map(({ owner }) => owner))].sort());
      for (const one of refused) expect(one.refusals.length).toBeGreaterThan(0);
    });
  });
});
