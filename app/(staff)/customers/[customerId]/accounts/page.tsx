import { notFound } from "next/navigation";
import { TravelFault } from "@/components/assignments/travel-fault";
import { CustomerAccountsPanel } from "@/components/customers/customer-accounts-panel";
import { CustomerAccountsThen } from "@/components/customers/customer-accounts-then";
import { CUSTOMERS_PATH } from "@/components/customers/customer-filters";
import { CustomerTravel } from "@/components/customers/customer-travel";
import type { Params } from "@/components/ui/address";
import { requireStaff } from "@/lib/auth/require-staff";
import { travelAsked } from "@/lib/domain/assignments/time-travel";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { loadAccountsThen } from "@/lib/services/assignments/load-accounts-then";
import { loadCostArrivals } from "@/lib/services/assignments/load-cost-arrivals";
import { loadCustomerAccounts } from "@/lib/services/assignments/load-customer-accounts";
import { loadCustomer } from "@/lib/services/customers/load-customer";
import { now } from "@/lib/support/clock";

type AccountsProps = { params: Promise<{ customerId: string }>; searchParams: Promise<Params> };

export default async function CustomerAccountsPage({ params, searchParams }: AccountsProps) {
  const scope = await requireStaff("assignments:read");
  const id = parseCustomerId((await params).customerId);
  const found = id && (await loadCustomer(scope, id));
  if (!found) notFound();
  const { customer } = found;
  const pathname = `${CUSTOMERS_PATH}/${customer.id}/accounts`;
  const { travel, unreadable } = travelAsked(await searchParams, now());
  if (travel) {
    const then = await loadAccountsThen(scope, customer.id, travel);
    return <CustomerAccountsThen pathname={pathname} then={then} travel={travel} now={now()} />;
  }
  const held = await loadCustomerAccounts(scope, customer.id);
  const { normal, late, notKnown } = await loadCostArrivals(scope, customer.id);
  const awaited = [...normal, ...late, ...notKnown];
  return (
    <>
      <TravelFault unreadable={unreadable} />
      <CustomerAccountsPanel customer={customer} held={held} awaited={awaited} role={scope.role} now={now()} />
      <CustomerTravel pathname={pathname} travel={null} now={now()} />
    </>
  );
}
