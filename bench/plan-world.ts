import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { HeldAssignment, PlanFacts, WantedPlace } from "@/lib/domain/plans/assignment-plan";
import { type AwsAccountId, awsAccountId } from "@/lib/domain/values/aws-account-id";
import { type CustomerId, customerId } from "@/lib/domain/values/customer-id";
import { decimal } from "@/lib/domain/values/decimal-text";
import { currency, money } from "@/lib/domain/values/money";

const CUSTOMERS = 5_000;
const ACCOUNTS = 200_000;
const ASSIGNED = 100_000;
const FAMILY = ASSIGNED / CUSTOMERS;
const AWS_FAMILIES = 20;

const owners = Array.from({ length: ACCOUNTS }, (_, number) => awsAccountId(String(number).padStart(12, "0")));
const customers = Array.from({ length: CUSTOMERS }, (_, number) => customerId(String(3947 + number)));

/** Every customer has twenty accounts of one AWS family: every other one standalone, the rest consolidated. */
export function planWorld(): PlanFacts {
  const accounts = owners.map((owner, number): [AwsAccountId, AwsAccount] => {
    const family = `Family ${Math.floor(number / FAMILY) % AWS_FAMILIES}`;
    return [owner, { id: owner, owner, name: owner, amazonName: null, type: "linked", family, isActive: true }];
  });
  const held = owners.slice(0, ASSIGNED).map((owner, number): HeldAssignment => {
    const family = Math.floor(number / FAMILY);
    const payer = family % 2 === 0 ? owner : of(owners, family * FAMILY);
    return { id: String(70_001 + number), owner, customer: of(customers, family), payer, managedBy: "v1", version: 1 };
  });
  const dollars = currency("USD");
  return {
    accounts: new Map(accounts),
    customers: new Map(customers.map((id) => [id, { name: `Customer ${id}`, partnerBillingEnabled: true }])),
    held,
    costs: new Map(owners.slice(0, ASSIGNED).map((owner, number) => [owner, money(decimal(`${number}.25`), dollars)])),
  };
}

/**
 * A month's changes, customer by customer: standalone accounts consolidated, a payer's role moved, accounts exchanged
 * with the next customer, a family given to another customer, all released, new accounts taken in.
 */
export function wantedRows(count: number): WantedPlace[] {
  const wanted: WantedPlace[] = [];
  for (let family = 0; wanted.length < count; family += 1) wanted.push(...wantedOfPair(family * 2));
  return wanted.slice(0, count);
}

function wantedOfPair(even: number): WantedPlace[] {
  const standalone = owners.slice(even * FAMILY, (even + 1) * FAMILY);
  const linked = owners.slice((even + 1) * FAMILY, (even + 2) * FAMILY);
  const [here, there] = [of(customers, even), of(customers, even + 1)];
  const to = (customer: CustomerId, payer: AwsAccountId) => (owner: AwsAccountId) => ({ owner, customer, payer });
  const kind = (even / 2) % 4;
  if (kind === 0) {
    return [...standalone.map(to(here, of(standalone, 0))), ...linked.map(to(there, of(linked, 1)))];
  }
  if (kind === 1) return [...standalone, ...linked].map((owner) => ({ owner, customer: null, payer: null }));
  if (kind === 2) {
    return [
      ...linked.map(to(here, of(linked, 0))),
      ...standalone.map((owner) => ({ owner, customer: there, payer: owner })),
    ];
  }
  const added = owners.slice(ASSIGNED + even * FAMILY, ASSIGNED + (even + 2) * FAMILY);
  return added.map((owner) => ({ owner, customer: here, payer: owner }));
}

function of<T>(list: readonly T[], number: number): T {
  const found = list[number];
  if (found === undefined) throw new Error(`Nothing at ${number}`);
  return found;
}
