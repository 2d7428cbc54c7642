import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PriceReportView } from "@/components/pricing/price-report-view";
import type { Params } from "@/components/ui/address";
import { requireStaff } from "@/lib/auth/require-staff";
import { priceMonth, priceMonths } from "@/lib/domain/pricing/price-month";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { loadCustomer } from "@/lib/services/customers/load-customer";
import { loadPriceReport } from "@/lib/services/pricing/load-price-report";
import { now } from "@/lib/support/clock";

type PageProps = { params: Promise<{ customerId: string }>; searchParams: Promise<Params> };

export default async function CustomerPricingPage({ params, searchParams }: PageProps) {
  const scope = await requireStaff("pricing:read");
  const id = parseCustomerId((await params).customerId);
  const found = id && (await loadCustomer(scope, id));
  if (!found) notFound();
  const { customer } = found;
  const at = now();
  const month = priceMonth(await searchParams, at);
  const prices = await loadPriceReport(scope, customer.id, month);
  const t = await getTranslations("pricing");
  return (
    <PriceReportView
      organization={prices.organization}
      unlinked={t("unlinkedNote")}
      report={prices.report}
      discrepancies={prices.discrepancies}
      month={month}
      months={priceMonths(at)}
      now={at}
      pathname={`/customers/${customer.id}/pricing`}
      csvHref={`/api/pricing/${customer.id}/csv?month=${month}`}
    />
  );
}
