import "server-only";
import { withScope } from "@/lib/db/client";
import { listAwaitedCosts } from "@/lib/db/cost-arrival-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { AwaitedCost } from "@/lib/domain/accounts/awaited-cost";
import { costArrival } from "@/lib/domain/accounts/cost-arrival";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { monthOf } from "@/lib/domain/values/month";
import { demand } from "@/lib/services/access/permit";
import { now } from "@/lib/support/clock";

/** Accounts without a cost yet: still in their first days, late, or past them without a look since. */
export interface CostArrivals {
  readonly normal: readonly AwaitedCost[];
  readonly late: readonly AwaitedCost[];
  readonly notKnown: readonly AwaitedCost[];
}

/** Of one customer, or of all. */
export async function loadCostArrivals(scope: StaffScope, customer: CustomerId | null): Promise<CostArrivals> {
  demand(scope, "assignments:read");
  const at = now();
  const awaited = await withScope(scope, (db) => listAwaitedCosts(db, { customer, current: monthOf(at) }));
  const of = (arrival: ReturnType<typeof costArrival>) =>
    awaited.filter((one) => costArrival({ ...one, firstCostAt: null }, at) === arrival);
  return { normal: of("normal"), late: of("late"), notKnown: of("not-known") };
}
