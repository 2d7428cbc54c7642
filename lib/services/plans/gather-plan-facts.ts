import "server-only";
import type { Db } from "@/lib/db/client";
import { listAccountCosts, listBilledCustomers, listHeldAround, listNamedAccounts } from "@/lib/db/plan-fact-rows";
import type { PlanFacts, WantedPlace } from "@/lib/domain/plans/assignment-plan";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import { monthOf, shiftMonth } from "@/lib/domain/values/month";
import { now } from "@/lib/support/clock";

/** Everything a plan is made from, as the cache knows it now, in four queries however much is wanted. */
export async function gatherPlanFacts(db: Db, wanted: readonly WantedPlace[]): Promise<PlanFacts> {
  const named = wanted.flatMap(({ owner, payer }) => (payer === null ? [owner] : [owner, payer]));
  const aimedAt = wanted.flatMap(({ customer }) => (customer === null ? [] : [customer]));
  const held = await listHeldAround(db, { owners: distinct(named), customers: distinct(aimedAt) });
  const owners = distinct([...named, ...held.flatMap(({ owner, payer }) => [owner, payer])]);
  const customers = distinct([...aimedAt, ...held.map(({ customer }) => customer)]);
  const [accounts, billed, costs] = await Promise.all([
    listNamedAccounts(db, owners),
    listBilledCustomers(db, customers),
    listAccountCosts(db, owners, shiftMonth(monthOf(now()), -1)),
  ]);
  return {
    held,
    accounts: new Map(accounts.map((account) => [account.owner, account])),
    customers: new Map(
      billed.map(({ id, name, billing }) => [customerId(id), { name, partnerBillingEnabled: billing }]),
    ),
    costs: new Map(costs.map(({ owner, cost }) => [awsAccountId(owner), cost])),
  };
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
