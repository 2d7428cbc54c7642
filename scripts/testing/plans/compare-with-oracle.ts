import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { AssignmentPlan, PlanFacts, WantedPlace } from "@/lib/domain/plans/assignment-plan";
import { makePlan } from "@/lib/domain/plans/make-plan";
import { type AwsAccountId, awsAccountId } from "@/lib/domain/values/aws-account-id";
import { type CustomerId, customerId } from "@/lib/domain/values/customer-id";
import { groupedBy } from "@/lib/domain/values/grouped-by";
import { type AwsFamilies, customerOf, isLawful, PathOracle, type Spot, type State } from "./path-oracle";
import { replayPlan } from "./replay-plan";

export interface Comparison {
  readonly cases: number;
  /** Each case in which the plan is longer, removes more, refuses, or passes through a state against the rules. */
  readonly differing: readonly string[];
}

interface Names {
  readonly families: AwsFamilies;
  readonly owners: readonly AwsAccountId[];
  readonly customers: readonly CustomerId[];
}

/** Every start with every goal, or with those groups of goals alone that `isChosen` picks. */
export function compareWithOracle(
  families: AwsFamilies,
  customers: number,
  isChosen: () => boolean = () => true,
): Comparison {
  const oracle = new PathOracle(families, customers);
  const names: Names = {
    families,
    owners: families.map((_, number) => awsAccountId(String(number).padStart(12, "0"))),
    customers: Array.from({ length: customers }, (_, number) => customerId(String(3947 + number))),
  };
  const groups = groupedBy(oracle.states.entries(), ([, state]) => state.map(customerOf).join());
  const differing: string[] = [];
  let cases = 0;
  for (const [number, start] of oracle.states.entries()) {
    const facts = factsOf(start, names);
    for (const [key, goals] of groups) {
      if (!isChosen()) continue;
      const shortest = oracle.shortest(number, key.split(",").map(Number));
      for (const [goalNumber, goal] of goals) {
        cases += 1;
        const plan = makePlan(wantedOf(goal, names), facts);
        const faults = [...unlawful(start, plan, names), ...replayPlan(plan.steps, facts).faults];
        const found = [plan.steps.length, plan.removals, plan.refused.length, ...faults].join();
        const best = shortest.get(goalNumber);
        if (found !== [best?.calls, best?.removals, 0].join())
          differing.push(JSON.stringify({ start, goal, best, found }));
      }
    }
  }
  return { cases, differing };
}

function factsOf(state: State, { families, owners, customers }: Names): PlanFacts {
  const accounts = owners.map((owner, number): [AwsAccountId, AwsAccount] => {
    const family = families[number] ?? null;
    return [owner, { id: owner, owner, name: owner, amazonName: null, type: "linked", family, isActive: true }];
  });
  const held = wantedOf(state, { families, owners, customers }).flatMap((one) =>
    one.customer === null ? [] : [{ ...one, id: one.owner, version: 1, managedBy: "v1" as const }],
  );
  const known = customers.map((id) => [id, { name: `Customer ${id}`, partnerBillingEnabled: true }] as const);
  return { accounts: new Map(accounts), customers: new Map(known), held, costs: new Map() };
}

function wantedOf(state: State, { owners, customers }: Names): WantedPlace[] {
  return owners.map((owner, number) => {
    const spot = state[number] ?? null;
    const customer = spot === null ? undefined : customers[spot.customer];
    const payer = spot === null ? undefined : owners[spot.payer];
    return customer && payer ? { owner, customer, payer } : { owner, customer: null, payer: null };
  });
}

/** The states between the steps by the oracle's own statement of the rules. */
function unlawful(start: State, { steps }: AssignmentPlan, { families, owners, customers }: Names): string[] {
  const state: Spot[] = [...start];
  return steps.flatMap(({ owner, to, at }) => {
    const spot = to && { customer: customers.indexOf(to.customer), payer: owners.indexOf(to.payer) };
    state[owners.indexOf(owner)] = spot;
    return isLawful(state, families) ? [] : [`${at}: a state against the rules`];
  });
}
