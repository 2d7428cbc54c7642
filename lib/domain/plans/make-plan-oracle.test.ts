import { expect, test } from "vitest";
import { createDice, type Dice } from "@/scripts/testing/assignment-contract/dice";
import { compareWays, compareWithOracle } from "@/scripts/testing/plans/compare-with-oracle";
import type { State } from "@/scripts/testing/plans/path-oracle";

const WITHIN_MS = 120_000;
const SEED = 20_261_123;
const CROWDED_WAYS = 60;

test.each([
  { accounts: 5, customers: 1, states: 107 },
  { accounts: 3, customers: 2, states: 57 },
])(
  "$accounts accounts, $customers customers: every plan is lawful and the shortest that a breadth-first search finds",
  ({ accounts, customers, states }) => {
    const { cases, differing } = compareWithOracle(Array(accounts).fill("Main"), customers);
    expect(differing.slice(0, 3)).toEqual([]);
    expect(cases).toBe(states * states);
  },
  WITHIN_MS,
);

test.each([
  { families: ["Main", "Main", "Main", "Second", "Second"], customers: 2, oneOf: 1_000 },
  { families: ["Main", "Main", "Main", "Main"], customers: 3, oneOf: 600 },
])(
  "$families.length accounts, $customers customers: so is every plan of some drawn from all",
  ({ families, customers, oneOf }) => {
    const dice = createDice(SEED);
    const { cases, differing } = compareWithOracle(families, customers, () => dice.below(oneOf) === 0);
    expect(differing.slice(0, 3)).toEqual([]);
    expect(cases).toBeGreaterThan(100);
  },
  WITHIN_MS,
);

/** Every customer consolidated, and every account with one: transfers then wish for circles. */
function drawCrowd(dice: Dice, accounts: number, customers: number): State {
  const spread = Array.from({ length: accounts }, () => dice.below(customers));
  return spread.map((customer) => ({ customer, payer: spread.lastIndexOf(customer) }));
}

test.each([
  { accounts: 6, customers: 2 },
  { accounts: 5, customers: 3 },
])(
  "$accounts accounts that $customers consolidated families exchange: so is every plan of some",
  ({ accounts, customers }) => {
    const dice = createDice(SEED);
    const ways = Array.from({ length: CROWDED_WAYS }, () => {
      const start = drawCrowd(dice, accounts, customers);
      const turned = dice.shuffle(start.map((_, account) => account));
      const crowd = drawCrowd(dice, accounts, customers);
      const goal = turned.map((from) => {
        const { customer = 0, payer = 0 } = crowd[from] ?? {};
        return { customer, payer: turned.indexOf(payer) };
      });
      return { start, goal };
    });
    expect(compareWays(Array(accounts).fill("Main"), customers, ways)).toEqual([]);
  },
  WITHIN_MS,
);
