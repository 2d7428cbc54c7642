import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import type { Dice } from "../assignment-contract/dice";
import type { PlanCast } from "./draw-plan-world";

export interface CastSize {
  readonly accounts: number;
  readonly customers: number;
  readonly odd: number;
}

/** Accounts and customers that nobody emulates. */
export function drawPlanCast(dice: Dice, { accounts, customers, odd }: CastSize): PlanCast {
  const isOdd = () => dice.below(100) < odd;
  const owners = numbers(accounts).map((number) => awsAccountId(String(number + 1).padStart(12, "0")));
  const families = dice.below(4) === 0 ? ["Northpine Main", "Northpine Second"] : ["Northpine Main"];
  const known = owners.map((owner): AwsAccount => {
    const family = isOdd() ? null : dice.pick(families);
    const type = family === null ? "standalone" : isOdd() ? "consolidated" : "linked";
    return { id: owner.slice(-3), owner, name: `Account ${owner}`, amazonName: null, type, family, isActive: true };
  });
  const strangers = owners.filter(isOdd);
  const ids = numbers(customers).map((number) => customerId(String(3947 + number)));
  const unknownCustomers = ids.filter(isOdd);
  const named = ids.filter((id) => !unknownCustomers.includes(id));
  return {
    accounts: known.filter(({ owner }) => !strangers.includes(owner)),
    strangers,
    customers: new Map(named.map((id) => [id, { name: `Customer ${id}`, partnerBillingEnabled: !isOdd() }])),
    unknownCustomers,
    odd,
  };
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number);
}
