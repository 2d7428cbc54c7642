import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CostReport } from "@/components/costs/cost-report";
import type { Params } from "@/components/ui/address";
import { requireStaff } from "@/lib/auth/require-staff";
import { costRange } from "@/lib/domain/costs/cost-range";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { loadCostHistory } from "@/lib/services/costs/load-cost-history";
import { loadCustomer } from "@/lib/services/customers/load-customer";
import { now } from "@/lib/support/clock";

type PageProps = { params: Promise<{ customerId: string }>; searchParams: Promise<Params> };

export default async function CustomerCostsPage({ params, searchParams }: PageProps) {
  const scope = await requireStaff("costs:read");
  const id = parseCustomerId((await params).customerId);
  const found = id && (await loadCustomer(scope, id));
  if (!found) notFound();
  const { customer, accountCount } = found;
  const range = costRange(await searchParams);
  const t = await getTranslations("costs");
  return (
    <CostReport
      costs={await loadCostHistory(scope, customer.id)}
      range={range}
      now={now()}
      pathname={`/customers/${customer.id}/costs`}
      csvHref={`/api/costs/${customer.id}/csv?months=${range}`}
      emptyNote={t(
        !customer.partnerBilling.enabled ? "emptyBillingOff" : accountCount === 0 ? "emptyUnassigned" : "emptyAssigned",
      )}
    />
  );
}
