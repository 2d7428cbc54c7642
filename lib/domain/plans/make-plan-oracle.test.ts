import { expect, test } from "vitest";
import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { PlanFacts, WantedPlace } from "@/lib/domain/plans/assignment-plan";
import { makePlan } from "@/lib/domain/plans/make-plan";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import { customerOf, isLawful, PathOracle, type Spot, type State } from "@/scripts/testing/plans/path-oracle";
import { replayPlan } from "@/scripts/testing/plans/replay-plan";

const OWNERS = [0, 1, 2, 3, 4].map((number) => awsAccountId(String(number).padStart(12, "0")));
const CUSTOMERS = [customerId("3947"), customerId("3948")];
const ACCOUNTS = new Map(
  OWNERS.map((owner): [typeof owner, AwsAccount] => [
    owner,
    { id: owner, owner, name: owner, amazonName: null, type: "linked", family: "Northpine Main", isActive: true },
  ]),
);
const NAMES = new Map(CUSTOMERS.map((id) => [id, { name: `Customer ${id}`, partnerBillingEnabled: true }]));

const at = <T>(list: readonly T[], number: number): T => {
  const found = list[number];
  if (found === undefined) throw new Error(`Nothing at ${number}`);
  return found;
};

const placeOf = (spot: Spot) => spot && { customer: at(CUSTOMERS, spot.customer), payer: at(OWNERS, spot.payer) };

function factsOf(state: State): PlanFacts {
  const held = state.flatMap((spot, number) => {
    const place = placeOf(spot);
    return place
      ? [{ owner: at(OWNERS, number), ...place, id: `${number}`, managedBy: "v1" as const, version: 1 }]
      : [];
  });
  return { accounts: ACCOUNTS, customers: NAMES, held, costs: new Map() };
}

function wantedOf(state: State): WantedPlace[] {
  return state.map((spot, number) => {
    const owner = at(OWNERS, number);
    const place = placeOf(spot);
    return place === null ? { owner, customer: null, payer: null } : { owner, ...place };
  });
}

/** Every state between two steps by the oracle's own statement of the rules, and by that of lib/domain. */
function unlawful(start: State, plan: ReturnType<typeof makePlan>): string[] {
  const state: Spot[] = [...start];
  const faults = plan.steps.flatMap(({ owner, to }, step) => {
    state[OWNERS.indexOf(owner)] = to && { customer: CUSTOMERS.indexOf(to.customer), payer: OWNERS.indexOf(to.payer) };
    return isLawful(state) ? [] : [`${step}: unlawful state ${JSON.stringify(state)}`];
  });
  return [...faults, ...replayPlan(plan.steps, factsOf(start)).faults];
}

function compare(accounts: number, customers: number): { cases: number; differing: string[] } {
  const oracle = new PathOracle(accounts, customers);
  const differing: string[] = [];
  let cases = 0;
  const byCustomers = new Map<string, number[]>();
  for (const [number, state] of oracle.states.entries()) {
    const key = state.map(customerOf).join();
    byCustomers.set(key, [...(byCustomers.get(key) ?? []), number]);
  }
  for (const [start, state] of oracle.states.entries()) {
    const facts = factsOf(state);
    for (const [key, goals] of byCustomers) {
      const shortest = oracle.shortest(start, key.split(",").map(Number));
      for (const goal of goals) {
        cases += 1;
        const best = shortest.get(goal);
        const plan = makePlan(wantedOf(at(oracle.states, goal)), facts);
        const found = { calls: plan.steps.length, removals: plan.removals };
        const faults = unlawful(state, plan);
        const isBest = found.calls === best?.calls && found.removals === best.removals && plan.refused.length === 0;
        if (isBest && faults.length === 0) continue;
        const told = { start: state, goal: oracle.states[goal], best, found, faults, refused: plan.refused };
        differing.push(JSON.stringify(told));
      }
    }
  }
  return { cases, differing };
}

test.each([
  [1, 1],
  [2, 1],
  [3, 1],
  [4, 1],
  [5, 1],
  [1, 2],
  [2, 2],
  [3, 2],
  [4, 2],
])(
  "with %i accounts and %i customers every plan is lawful and as short as the breadth-first search finds",
  (accounts, customers) => {
    const { differing } = compare(accounts, customers);
    expect(differing.slice(0, 3)).toEqual([]);
  },
  120_000,
);
