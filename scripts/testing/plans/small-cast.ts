import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { HeldAssignment, PlanFacts, WantedPlace } from "@/lib/domain/plans/assignment-plan";
import { type AwsAccountId, awsAccountId } from "@/lib/domain/values/aws-account-id";
import { type CustomerId, customerId } from "@/lib/domain/values/customer-id";

export const account = (number: number): AwsAccountId => awsAccountId(String(number).padStart(12, "0"));
export const [ONE, TWO, THREE, FOUR, FOREIGN] = [1, 2, 3, 4, 29].map(account) as [
  AwsAccountId,
  AwsAccountId,
  AwsAccountId,
  AwsAccountId,
  AwsAccountId,
];
export const STRANGER = account(999);
export const [ACME, BOREALIS, COBALT] = [customerId("3947"), customerId("3948"), customerId("3949")];

type Family = readonly (readonly [owner: AwsAccountId, payer: AwsAccountId])[];

export const alone = (...owners: AwsAccountId[]): Family => owners.map((owner) => [owner, owner]);
export const together = (payer: AwsAccountId, ...linked: AwsAccountId[]): Family =>
  [payer, ...linked].map((one) => [one, payer]);
export const held = (customer: CustomerId, family: Family, more: Partial<HeldAssignment> = {}): HeldAssignment[] =>
  family.map(([owner, payer]) => ({
    owner,
    customer,
    payer,
    id: owner.slice(-3),
    managedBy: "v1",
    version: 3,
    ...more,
  }));
export const wanted = (customer: CustomerId, family: Family): WantedPlace[] =>
  family.map(([owner, payer]) => ({ owner, customer, payer }));
export const released = (...owners: AwsAccountId[]): WantedPlace[] =>
  owners.map((owner) => ({ owner, customer: null, payer: null }));

export function facts(rows: readonly HeldAssignment[], more: Partial<PlanFacts> = {}): PlanFacts {
  const known = Array.from({ length: 30 }, (_, number) => account(number)).map((owner): [AwsAccountId, AwsAccount] => {
    const family = owner === FOREIGN ? "Northpine Second" : "Northpine Main";
    return [owner, { id: owner, owner, name: owner, amazonName: null, type: "linked", family, isActive: true }];
  });
  const customers = new Map([
    [ACME, { name: "Acme", partnerBillingEnabled: true }],
    [BOREALIS, { name: "Borealis", partnerBillingEnabled: true }],
    [COBALT, { name: "Cobalt", partnerBillingEnabled: false }],
  ]);
  return { accounts: new Map(known), customers, held: rows, costs: new Map(), ...more };
}
