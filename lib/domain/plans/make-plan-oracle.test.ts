import { expect, test } from "vitest";
import { compareWithOracle } from "@/scripts/testing/plans/compare-with-oracle";

const ONE_FAMILY = ["Main", "Main", "Main", "Main", "Main"];

test.each([
  { accounts: 5, customers: 1, states: 107 },
  { accounts: 3, customers: 2, states: 57 },
])(
  "$accounts accounts, $customers customers: every plan is lawful and the shortest that a breadth-first search finds",
  ({ accounts, customers, states }) => {
    const { cases, differing } = compareWithOracle(ONE_FAMILY.slice(0, accounts), customers);
    expect(differing.slice(0, 3)).toEqual([]);
    expect(cases).toBe(states * states);
  },
  60_000,
);
