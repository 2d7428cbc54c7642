import { describe, expect, test } from "vitest";
import { makePlan } from "@/lib/domain/plans/make-plan";
import {
  ACME,
  alone,
  BOREALIS,
  COBALT,
  FOREIGN,
  FOUR,
  facts,
  held,
  ONE,
  released,
  STRANGER,
  THREE,
  TWO,
  together,
  wanted,
} from "@/scripts/testing/plans/small-cast";

describe("what no path leads to is refused by the rule, and the rest goes on", () => {
  test.each([
    [
      "an account that is not known",
      [],
      wanted(ACME, alone(STRANGER)),
      [{ code: "account-unknown", account: STRANGER }],
    ],
    [
      "a customer without partner billing",
      [],
      wanted(COBALT, alone(ONE)),
      [{ code: "billing-not-enabled", customer: COBALT, name: "Cobalt" }],
    ],
    [
      "a payer whose linked accounts stay",
      held(ACME, together(ONE, TWO)),
      wanted(BOREALIS, alone(ONE)),
      [{ code: "pattern-is-consolidated", payer: ONE }],
    ],
    [
      "a linked account beside standalone ones that stay",
      held(ACME, alone(ONE, TWO)),
      wanted(ACME, [[THREE, ONE]]),
      [{ code: "pattern-is-standalone", selfPaying: 2 }],
    ],
    ["a payer that nobody has", [], wanted(ACME, [[TWO, ONE]]), [{ code: "payer-missing", payer: ONE }]],
    [
      "a payer that another customer keeps",
      held(BOREALIS, alone(ONE)),
      wanted(ACME, [[TWO, ONE]]),
      [{ code: "payer-held-elsewhere", payer: ONE, holder: BOREALIS, holderName: "Borealis" }],
    ],
    [
      "a payer of another AWS family",
      held(ACME, alone(FOREIGN)),
      wanted(ACME, [[ONE, FOREIGN]]),
      [{ code: "families-differ", account: ONE, payer: FOREIGN, family: "Northpine Main" }],
    ],
    [
      "an account that a billing block has",
      held(ACME, alone(ONE), { managedBy: "v2" }),
      released(ONE),
      [{ code: "managed-elsewhere", customer: ACME, name: "Acme" }],
    ],
    [
      "a customer whose family fits neither pattern as it was read",
      held(ACME, [[TWO, ONE]]),
      released(TWO),
      [{ code: "payer-missing", payer: ONE }],
    ],
  ] as const)("%s", (_what, rows, refusedPlaces, refusals) => {
    const plan = makePlan([...refusedPlaces, ...wanted(BOREALIS, alone(FOUR))], facts(rows));
    expect(plan.refused).toEqual([{ owner: refusedPlaces[0]?.owner, refusals }]);
    expect(plan.steps.map(({ owner }) => owner)).toEqual([FOUR]);
  });

  test("an account wanted in two lines is refused once, whatever the lines say", () => {
    const plan = makePlan([...wanted(ACME, alone(ONE)), ...released(ONE)], facts(held(ACME, alone(ONE))));
    expect(plan.refused).toEqual([{ owner: ONE, refusals: [{ code: "wanted-twice", account: ONE }] }]);
    expect([plan.steps, plan.unchanged]).toEqual([[], []]);
  });

  test("what leans on a refused place is refused with it", () => {
    const rows = held(COBALT, alone(ONE));
    const plan = makePlan([...wanted(ACME, [[TWO, ONE]]), ...wanted(ACME, [[ONE, STRANGER]])], facts(rows));
    expect(plan.refused.map(({ owner }) => owner).sort()).toEqual([ONE, TWO]);
    expect(plan.steps).toEqual([]);
  });

  test("wanted places that only speak against each other are all refused, none is guessed right", () => {
    const goal = [...wanted(ACME, together(ONE, TWO)), ...wanted(ACME, alone(THREE))];
    const plan = makePlan(goal, facts([]));
    expect(plan.refused.map(({ owner, refusals }) => [owner, refusals.map(({ code }) => code)])).toEqual([
      [ONE, ["pattern-is-standalone"]],
      [TWO, ["pattern-is-standalone"]],
      [THREE, ["pattern-is-consolidated"]],
    ]);
  });

  test("accounts may leave a customer whose partner billing was switched off", () => {
    const plan = makePlan(wanted(ACME, alone(ONE)), facts(held(COBALT, alone(ONE))));
    expect([plan.refused, plan.steps.length]).toEqual([[], 1]);
  });

  test("what is there already is no step, whatever the rules say today", () => {
    const plan = makePlan(wanted(COBALT, alone(ONE)), facts(held(COBALT, alone(ONE))));
    expect([plan.unchanged, plan.steps, plan.refused]).toEqual([[ONE], [], []]);
  });
});
