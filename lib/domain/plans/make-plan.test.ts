import { describe, expect, test } from "vitest";
import { makePlan } from "@/lib/domain/plans/make-plan";
import { decimal } from "@/lib/domain/values/decimal-text";
import { currency, money } from "@/lib/domain/values/money";
import { replayPlan } from "@/scripts/testing/plans/replay-plan";
import {
  ACME,
  account,
  alone,
  BOREALIS,
  FOUR,
  facts,
  held,
  ONE,
  released,
  THREE,
  TWO,
  together,
  wanted,
} from "@/scripts/testing/plans/small-cast";

const told = ({ kind, owner, to, after, wave }: ReturnType<typeof makePlan>["steps"][number]) =>
  [kind, owner, to && `${to.customer} ${to.payer}`, after, wave] as const;

describe("the fewest calls, and among those the fewest removals", () => {
  const some = (count: number) => Array.from({ length: count }, (_, number) => account(number + 1));

  test.each([2, 3, 4, 5, 20])("%i standalone accounts become one consolidated set in 2n-3 calls, n-2 removals", (n) => {
    const [payer = ONE, ...linked] = some(n);
    const plan = makePlan(wanted(ACME, together(payer, ...linked)), facts(held(ACME, alone(payer, ...linked))));
    expect([plan.steps.length, plan.removals]).toEqual([2 * n - 3, n - 2]);
  });

  test.each([2, 3, 4, 5, 20])("a consolidated set of %i becomes standalone in 2n-3 calls, n-2 removals", (n) => {
    const [payer = ONE, ...linked] = some(n);
    const plan = makePlan(wanted(ACME, alone(payer, ...linked)), facts(held(ACME, together(payer, ...linked))));
    expect([plan.steps.length, plan.removals]).toEqual([2 * n - 3, n - 2]);
  });

  test.each([2, 3, 4, 5, 20])("of %i accounts the payer's role moves in 2n-2 calls, n-2 removals", (n) => {
    const [payer = ONE, next = TWO, ...linked] = some(n);
    const goal = wanted(ACME, together(next, payer, ...linked));
    const plan = makePlan(goal, facts(held(ACME, together(payer, next, ...linked))));
    expect([plan.steps.length, plan.removals]).toEqual([2 * n - 2, n - 2]);
  });

  test.each([4, 5, 20])("a family of %i goes to another customer in 2n-1 calls, n-3 removals", (n) => {
    const [payer = ONE, ...linked] = some(n);
    const goal = wanted(BOREALIS, together(payer, ...linked));
    const plan = makePlan(goal, facts(held(ACME, together(payer, ...linked))));
    expect([plan.steps.length, plan.removals]).toEqual([2 * n - 1, n - 3]);
  });

  test.each([2, 5, 20])("%i standalone accounts go to another customer in one call each", (n) => {
    const plan = makePlan(wanted(BOREALIS, alone(...some(n))), facts(held(ACME, alone(...some(n)))));
    expect([plan.steps.length, plan.removals, plan.waves]).toEqual([n, 0, 1]);
  });
});

describe("waves", () => {
  test("a payer comes before those linked to it", () => {
    const plan = makePlan(wanted(ACME, together(THREE, ONE, TWO)), facts([]));
    expect(plan.steps.map(told)).toEqual([
      ["assign-account", THREE, `${ACME} ${THREE}`, [], 0],
      ["assign-account", ONE, `${ACME} ${THREE}`, [0], 1],
      ["assign-account", TWO, `${ACME} ${THREE}`, [0], 1],
    ]);
  });

  test("linked accounts are removed before their payer", () => {
    const plan = makePlan(released(ONE, TWO, THREE), facts(held(ACME, together(ONE, TWO, THREE))));
    expect(plan.steps.map(told)).toEqual([
      ["remove-assignment", TWO, null, [], 0],
      ["remove-assignment", THREE, null, [], 0],
      ["remove-assignment", ONE, null, [0, 1], 1],
    ]);
  });

  test("customers that exchange no account do not wait for each other", () => {
    const rows = [...held(ACME, together(ONE, TWO)), ...held(BOREALIS, together(THREE, FOUR))];
    const plan = makePlan(
      [...wanted(ACME, together(TWO, ONE)), ...wanted(BOREALIS, together(FOUR, THREE))],
      facts(rows),
    );
    expect([plan.steps.length, plan.waves]).toEqual([4, 2]);
  });

  test("among hundreds the first call after a turn stands for the others, so that what is named stays short", () => {
    const many = Array.from({ length: 400 }, (_, number) => account(number + 1000));
    const [payer = ONE, ...linked] = many;
    const accounts = new Map(
      many.map((owner) => [
        owner,
        { id: "", owner, name: "", amazonName: null, type: "linked" as const, family: "F", isActive: true },
      ]),
    );
    const [leaving, coming] = [linked.slice(0, 200), linked.slice(200)];
    const given = facts(held(ACME, together(payer, ...leaving)), { accounts });
    const plan = makePlan([...released(...leaving), ...wanted(ACME, alone(...coming))], given);
    expect(plan.steps).toHaveLength(399);
    const lastFirst = [...plan.steps].sort((one, other) => one.wave - other.wave || other.at - one.at);
    expect(replayPlan(lastFirst, given).faults).toEqual([]);
    expect(plan.steps.flatMap(({ after }) => after).length).toBeLessThan(2 * plan.steps.length);
  });
});

describe("a step names what it was planned from", () => {
  test("the first on an account has the row's version, a later one none; what the plan made itself has no id", () => {
    const plan = makePlan(wanted(ACME, together(ONE, TWO, THREE)), facts(held(ACME, alone(ONE, TWO, THREE))));
    expect(plan.steps.map(({ kind, owner, from, version }) => [kind, owner, from?.id ?? null, version])).toEqual([
      ["remove-assignment", THREE, "003", 3],
      ["change-assignment", TWO, "002", 3],
      ["assign-account", THREE, null, null],
    ]);
  });
});

describe("what a plan costs", () => {
  const usd = (amount: string) => money(decimal(amount), currency("USD"));
  const costs = new Map([
    [ONE, usd("100")],
    [TWO, usd("0.1")],
    [THREE, usd("0.2")],
    [FOUR, money(decimal("7.5"), currency("CAD"))],
  ]);

  test("an account removed and brought back is unbilled for the calls in between", () => {
    const rows = held(ACME, alone(ONE, TWO, THREE, FOUR));
    const plan = makePlan(wanted(ACME, together(ONE, TWO, THREE, FOUR)), facts(rows, { costs }));
    expect(plan.gaps).toEqual([
      { owner: THREE, calls: 2, cost: usd("0.2") },
      { owner: FOUR, calls: 2, cost: money(decimal("7.5"), currency("CAD")) },
    ]);
  });

  test("at stake is what was held and is moved, a sum for each currency", () => {
    const rows = held(ACME, alone(ONE, TWO, THREE, FOUR));
    const plan = makePlan([...wanted(BOREALIS, alone(TWO, THREE)), ...released(FOUR)], facts(rows, { costs }));
    expect(plan.costAtStake).toEqual([money(decimal("7.5"), currency("CAD")), usd("0.3")]);
  });

  test("nothing is at stake of an account that nobody had", () => {
    expect(makePlan(wanted(ACME, alone(ONE)), facts([], { costs })).costAtStake).toEqual([]);
  });
});
