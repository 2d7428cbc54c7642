import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { PriceReportView } from "@/components/pricing/price-report-view";
import { requireViewer } from "@/lib/auth/require-viewer";
import { priceMonth } from "@/lib/domain/pricing/price-month";
import type { UrlParams } from "@/lib/domain/values/list-query";
import { loadPriceReport } from "@/lib/services/pricing/load-price-report";
import { now } from "@/lib/support/clock";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("my"))("pricing.title") };
}

/** Offers the months that were read: reading another is staff's to start. */
export default async function MyPricingPage({ searchParams }: { searchParams: Promise<UrlParams> }) {
  const scope = await requireViewer();
  const at = now();
  const month = priceMonth(await searchParams, at);
  const prices = await loadPriceReport(scope, scope.customerId, month);
  const months = [...new Set([...prices.keptMonths, month])].sort().reverse();
  const t = await getTranslations("my.pricing");
  return (
    <>
      <PageHeader title={t("title")} facts={[{ key: "what", text: t("fact") }]} />
      <PriceReportView
        organization={prices.organization}
        unlinked={t("unlinked")}
        report={prices.report}
        discrepancies={prices.discrepancies}
        month={month}
        months={months}
        now={at}
        pathname="/my/pricing"
        receiptHref={`/my/pricing/receipt?month=${month}`}
        csvHref={`/api/pricing/${scope.customerId}/csv?month=${month}`}
      />
    </>
  );
}
