import { notFound } from "next/navigation";
import { CUSTOMERS_PATH } from "@/components/customers/customer-filters";
import { CustomerProfile } from "@/components/customers/customer-profile";
import { CustomerTags } from "@/components/customers/customer-tags";
import { RecentReports } from "@/components/customers/recent-reports";
import { VendorLinks } from "@/components/customers/vendor-links";
import { requireStaff } from "@/lib/auth/require-staff";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { loadCustomer } from "@/lib/services/customers/load-customer";
import { loadUsageReports } from "@/lib/services/usage/load-usage-reports";
import { now } from "@/lib/support/clock";

export default async function CustomerPage({ params }: { params: Promise<{ customerId: string }> }) {
  const scope = await requireStaff("customers:read");
  const id = parseCustomerId((await params).customerId);
  const found = id && (await loadCustomer(scope, id));
  if (!found) notFound();
  const { customer, links } = found;
  const { reports } = await loadUsageReports(scope, { customer: customer.id, page: 1, per: 5 });
  return (
    <div className="grid gap-x-12 gap-y-8 xl:grid-cols-2">
      <CustomerProfile customer={customer} now={now()} />
      <div className="min-w-0">
        <VendorLinks of={customer.id} links={links} role={scope.role} />
        <CustomerTags tags={customer.tags} />
        <RecentReports reports={reports} allHref={`${CUSTOMERS_PATH}/${customer.id}/usage`} />
      </div>
    </div>
  );
}
