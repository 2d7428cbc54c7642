import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { HeldAssignment, PlanFacts, PlanStep, WantedPlace } from "@/lib/domain/plans/assignment-plan";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { decimal } from "@/lib/domain/values/decimal-text";
import { currency, money } from "@/lib/domain/values/money";
import type { Dice } from "../assignment-contract/dice";

export interface PlanCast {
  readonly accounts: readonly AwsAccount[];
  /** Numbers that are no account of the partner. */
  readonly strangers: readonly AwsAccountId[];
  readonly customers: PlanFacts["customers"];
  readonly unknownCustomers: readonly CustomerId[];
  /** Of a hundred lines so many are not as the rules want them. */
  readonly odd: number;
}

export interface PlanWorld {
  readonly facts: PlanFacts;
  readonly wanted: readonly WantedPlace[];
}

type Placed = Pick<HeldAssignment, "owner" | "customer" | "payer">;

/** Families that satisfy the rules, at the start and at the goal; and now and then what does not. */
export function drawPlanWorld(dice: Dice, { odd, ...cast }: PlanCast): PlanWorld {
  const isOdd = () => dice.below(100) < odd;
  const owners = [...cast.accounts.map(({ owner }) => owner), ...cast.strangers];
  const families = new Map(cast.accounts.map(({ owner, family }) => [owner, family]));
  const customers = [...cast.customers.keys(), ...cast.unknownCustomers];
  const inBlocks = new Set(customers.filter(() => dice.below(300) < odd));
  const spread = () => drawFamilies(dice, { owners, families, customers });
  const held = spread().map(
    (one, at): HeldAssignment => ({
      ...one,
      payer: isOdd() && dice.below(4) === 0 ? dice.pick(owners) : one.payer,
      id: String(70_001 + at),
      version: 1 + dice.below(5),
      managedBy: inBlocks.has(one.customer) ? "v2" : "v1",
    }),
  );
  const goal = new Map(spread().map((one) => [one.owner, one]));
  const isWhole = dice.below(2) === 0;
  const lines = owners.filter(() => isWhole || dice.below(8) > 0);
  const wanted = lines.map((owner): WantedPlace => {
    if (isOdd()) return { owner, customer: dice.pick(customers), payer: dice.pick(owners) };
    return goal.get(owner) ?? { owner, customer: null, payer: null };
  });
  const accounts = new Map(cast.accounts.map((one) => [one.owner, one]));
  const costs = new Map(
    owners
      .filter(() => dice.below(2) === 0)
      .map((owner) => [owner, money(decimal(`${dice.below(1000)}.25`), currency(dice.pick(["USD", "CAD"])))]),
  );
  const facts = { accounts, customers: cast.customers, held, costs };
  return { facts, wanted: isOdd() ? [...wanted, ...wanted.slice(0, 1)] : wanted };
}

function drawFamilies(
  dice: Dice,
  {
    owners,
    families,
    customers,
  }: {
    readonly owners: readonly AwsAccountId[];
    readonly families: ReadonlyMap<AwsAccountId, string | null>;
    readonly customers: readonly CustomerId[];
  },
): Placed[] {
  const spread = dice
    .shuffle(owners)
    .map((owner) => ({ owner, customer: dice.pick([null, ...customers, ...customers]) }));
  return customers.flatMap((customer) => {
    const family = spread.flatMap((one) => (one.customer === customer ? [one.owner] : []));
    const [payer] = family;
    if (payer === undefined) return [];
    if (dice.below(3) === 0) return family.map((owner) => ({ owner, customer, payer: owner }));
    const together = family.filter((owner) => families.get(owner) === families.get(payer));
    return together.map((owner) => ({ owner, customer, payer }));
  });
}

/** Any order in which every step comes after those that it waits for. */
export function anyOrder(dice: Dice, steps: readonly PlanStep[]): PlanStep[] {
  const done = new Set<number>();
  const left = [...steps];
  const order: PlanStep[] = [];
  while (left.length > 0) {
    const next = dice.pick(left.filter(({ after }) => after.every((at) => done.has(at))));
    left.splice(left.indexOf(next), 1);
    done.add(next.at);
    order.push(next);
  }
  return order;
}
