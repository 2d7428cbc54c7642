import { notFound } from "next/navigation";
import { TravelFault } from "@/components/assignments/travel-fault";
import { CUSTOMERS_PATH } from "@/components/customers/customer-filters";
import { CustomerProfile } from "@/components/customers/customer-profile";
import { CustomerTags } from "@/components/customers/customer-tags";
import { CustomerThen } from "@/components/customers/customer-then";
import { CustomerTravel } from "@/components/customers/customer-travel";
import { RecentReports } from "@/components/customers/recent-reports";
import { VendorLinks } from "@/components/customers/vendor-links";
import type { Params } from "@/components/ui/address";
import { requireStaff } from "@/lib/auth/require-staff";
import { travelAsked } from "@/lib/domain/assignments/time-travel";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { loadCustomer } from "@/lib/services/customers/load-customer";
import { loadCustomerThen } from "@/lib/services/customers/load-customer-then";
import { loadUsageReports } from "@/lib/services/usage/load-usage-reports";
import { now } from "@/lib/support/clock";

type CustomerProps = { params: Promise<{ customerId: string }>; searchParams: Promise<Params> };

export default async function CustomerPage({ params, searchParams }: CustomerProps) {
  const scope = await requireStaff("customers:read");
  const id = parseCustomerId((await params).customerId);
  const found = id && (await loadCustomer(scope, id));
  if (!found) notFound();
  const { customer, links } = found;
  const pathname = `${CUSTOMERS_PATH}/${customer.id}`;
  const { travel, unreadable } = travelAsked(await searchParams, now());
  if (travel) {
    const then = await loadCustomerThen(scope, customer.id, travel);
    return <CustomerThen pathname={pathname} then={then} travel={travel} now={now()} />;
  }
  const { reports } = await loadUsageReports(scope, { customer: customer.id, page: 1, per: 5 });
  return (
    <>
      <TravelFault unreadable={unreadable} />
      <div className="grid gap-x-12 gap-y-8 xl:grid-cols-2">
        <CustomerProfile customer={customer} now={now()} />
        <div className="min-w-0">
          <VendorLinks of={customer.id} links={links} role={scope.role} />
          <CustomerTags tags={customer.tags} />
          <RecentReports reports={reports} allHref={`${pathname}/usage`} />
        </div>
      </div>
      <CustomerTravel pathname={pathname} travel={null} now={now()} />
    </>
  );
}
