import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { PriceReceiptView } from "@/components/pricing/price-receipt-view";
import { address, type Params } from "@/components/ui/address";
import { EmptyState } from "@/components/ui/empty-state";
import { formatMonth } from "@/components/ui/figures/format-month";
import { requireStaff } from "@/lib/auth/require-staff";
import { priceMonth } from "@/lib/domain/pricing/price-month";
import { customersReceiptLines, priceReceiptLines } from "@/lib/domain/pricing/price-receipt";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { paramOf } from "@/lib/domain/values/list-query";
import { loadCustomer } from "@/lib/services/customers/load-customer";
import { type CustomersPrices, loadCustomersPrices } from "@/lib/services/pricing/load-customers-prices";
import { type CustomerPrices, loadPriceReport } from "@/lib/services/pricing/load-price-report";
import { now } from "@/lib/support/clock";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("pricing.receipt"))("title") };
}

export default async function PriceReceiptPage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireStaff("pricing:read");
  const params = await searchParams;
  const at = now();
  const month = priceMonth(params, at);
  const wanted = paramOf(params, "customer");
  const id = parseCustomerId(wanted);
  const customer = id && (await loadCustomer(scope, id))?.customer;
  if (wanted !== "" && !customer) notFound();
  const t = await getTranslations("pricing.receipt");
  const named = formatMonth(month, await getLocale());
  const reseller = paramOf(params, "reseller") || null;
  const own = customer && (await loadPriceReport(scope, customer.id, month));
  const all = own ? null : await loadCustomersPrices(scope, month, reseller);
  const lines = linesOf(own?.report, all?.report);
  const report = own?.report ?? all?.report;
  return (
    <>
      <PageHeader
        title={t("title")}
        facts={[{ key: "what", text: t("fact", { name: customer?.name ?? all?.reseller?.name ?? "", month: named }) }]}
        back={{
          href: customer
            ? address(`/customers/${customer.id}/pricing`, { month })
            : address("/pricing", { month, reseller: reseller ?? undefined }),
          label: t("back"),
        }}
      />
      {report?.state === "present" && lines.length > 0 ? (
        <PriceReceiptView
          lines={lines}
          reading={own?.reading ?? all?.reading ?? null}
          fetchedAt={report.provenance.fetchedAt}
          month={month}
          now={at}
        />
      ) : (
        <EmptyState kind="no-result" title={t("none")} note={t("noneNote", { month: named })} />
      )}
    </>
  );
}

function linesOf(own?: CustomerPrices["report"], all?: CustomersPrices["report"]) {
  if (own?.state === "present") return priceReceiptLines(own.value);
  return all?.state === "present" ? customersReceiptLines(all.value) : [];
}
