import "server-only";
import { withScope } from "@/lib/db/client";
import { putMonthCost } from "@/lib/db/cost-due-rows";
import { hasUnnumberedAccounts, putAccountNumbers } from "@/lib/db/cost-member-rows";
import { findCustomer } from "@/lib/db/customer-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { type CustomerId, customerId } from "@/lib/domain/values/customer-id";
import { month as monthNamed, monthOf, shiftMonth } from "@/lib/domain/values/month";
import { upstreamClients } from "@/lib/operations/upstream-clients";
import { askForCostAxes, type CostAxes, findCostAxes } from "@/lib/services/costs/find-cost-axes";
import { type CostPart, isUpToDate, type Kept, keepCosts } from "@/lib/services/costs/keep-costs";
import { runRefresh } from "@/lib/services/sync/run-refresh";
import { now } from "@/lib/support/clock";
import { listCustomerAwsAccounts } from "@/lib/upstreams/cloudhealth/accounts-api";
import type { CloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import { ofCustomer } from "@/lib/upstreams/tenant-scope";

/** Of a customer with more accounts, services are not split by account: the answer would be too long to be taken. */
const MOST_SPLIT_ACCOUNTS = 300;

/**
 * Fetches what one customer, named by its id, is billed. By service and account always; the other views of the same
 * figures where the report says that it holds something newer than theirs. Each is kept as soon as it is there.
 */
export function refreshCosts(scope: SystemScope, key: string): Promise<void> {
  const customer = customerId(key);
  return runRefresh(scope, { kind: "cost", key: customer }, async () => {
    const client = (await upstreamClients(scope)).perCustomer.cloudhealth;
    const axes = await findCostAxes(scope);
    const first = await keepByAccount(scope, client, { customer, axes });
    await withScope(scope, (db) => putMonthCost(db, customer, newestMonth(first)));
    await numberAccounts(scope, client, customer);
    await keepWhatIsNewer(scope, client, { parts: otherViews(customer, axes), than: first });
  });
}

/** The partner's own cost over all of its accounts, assigned or not, in the same views. */
export function refreshPartnerCosts(scope: SystemScope): Promise<void> {
  return runRefresh(scope, { kind: "partner-cost", key: "partner" }, async () => {
    const client = (await upstreamClients(scope)).cloudhealth;
    const axes = await askForCostAxes(scope);
    const of = { customer: null, interval: "monthly" } as const;
    const [services] = partOf(of, "service", axes.service);
    if (!services) return;
    const first = await keepCosts(scope, client, services);
    await keepWhatIsNewer(scope, client, { parts: otherViews(null, axes), than: first });
  });
}

type PartOf = Pick<CostPart, "customer" | "interval">;

function partOf(of: PartOf, split: string, dimension: string | null): CostPart[] {
  return dimension === null ? [] : [{ ...of, splits: [split], dimensions: [dimension] }];
}

function otherViews(customer: CustomerId | null, { region, service }: CostAxes): CostPart[] {
  return [
    ...partOf({ customer, interval: "monthly" }, "region", region),
    ...partOf({ customer, interval: "weekly" }, "service", service),
    ...partOf({ customer, interval: "daily" }, "service", service),
  ];
}

async function keepByAccount(
  scope: SystemScope,
  client: CloudhealthClient,
  { customer, axes }: { customer: CustomerId; axes: CostAxes },
): Promise<Kept> {
  const of = { customer, interval: "monthly" } as const;
  const { service, account } = axes;
  const services: CostPart = { ...of, splits: ["service"], dimensions: [service ?? "AWS-Service-Category"] };
  const known = await withScope(scope, (db) => findCustomer(db, customer));
  if (account === null) return keepCosts(scope, client, services);
  if ((known?.accountCount ?? 0) <= MOST_SPLIT_ACCOUNTS) {
    const both: CostPart = {
      ...of,
      splits: ["service", "account"],
      dimensions: [services.dimensions[0], account],
      isLong: true,
    };
    const kept = await keepCosts(scope, client, both).catch(orNullIfRefused);
    if (kept !== null) return kept;
  }
  const kept = await keepCosts(scope, client, services);
  await keepCosts(scope, client, { ...of, splits: ["account"], dimensions: [account], isLong: true });
  return kept;
}

/** More cells than the upstream gives: it says so, and answers to less. */
function orNullIfRefused(error: unknown): null {
  if (error instanceof UpstreamFailure && error.reason === "refused" && error.status === 422) return null;
  throw error;
}

async function keepWhatIsNewer(
  scope: SystemScope,
  client: CloudhealthClient,
  { parts, than }: { parts: readonly CostPart[]; than: Kept },
): Promise<void> {
  for (const part of parts) {
    if (!(await isUpToDate(scope, part, than.dataThrough))) await keepCosts(scope, client, part);
  }
}

/** The newest month that has a total, as the list of customers shows it. */
function newestMonth({ facts, currency }: Kept) {
  const newest = facts?.periods.at(-1);
  return newest?.total ? { amount: newest.total, currency, month: monthNamed(newest.start.slice(0, 7)) } : null;
}

/** In a customer's own tenant accounts have other ids than in the partner's. */
async function numberAccounts(scope: SystemScope, client: CloudhealthClient, customer: CustomerId): Promise<void> {
  const since = `${shiftMonth(monthOf(now()), -1)}-01`;
  if (!(await withScope(scope, (db) => hasUnnumberedAccounts(db, customer, since)))) return;
  const accounts = await listCustomerAwsAccounts(client, ofCustomer(customer));
  await withScope(scope, (db) => putAccountNumbers(db, customer, accounts));
}
