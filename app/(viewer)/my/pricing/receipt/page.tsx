import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { PriceReceiptView } from "@/components/pricing/price-receipt-view";
import { address, type Params } from "@/components/ui/address";
import { EmptyState } from "@/components/ui/empty-state";
import { formatMonth } from "@/components/ui/figures/format-month";
import { requireViewer } from "@/lib/auth/require-viewer";
import { priceMonth } from "@/lib/domain/pricing/price-month";
import { priceReceiptLines } from "@/lib/domain/pricing/price-receipt";
import { loadPriceReport } from "@/lib/services/pricing/load-price-report";
import { now } from "@/lib/support/clock";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("pricing.receipt"))("title") };
}

export default async function MyPriceReceiptPage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireViewer();
  const at = now();
  const month = priceMonth(await searchParams, at);
  const { report, reading } = await loadPriceReport(scope, scope.customerId, month);
  const lines = report.state === "present" ? priceReceiptLines(report.value) : [];
  const t = await getTranslations("pricing.receipt");
  const named = formatMonth(month, await getLocale());
  return (
    <>
      <PageHeader
        title={t("title")}
        facts={[{ key: "what", text: t("ownFact", { month: named }) }]}
        back={{ href: address("/my/pricing", { month }), label: t("back") }}
      />
      {report.state === "present" && lines.length > 0 ? (
        <PriceReceiptView
          lines={lines}
          reading={reading}
          fetchedAt={report.provenance.fetchedAt}
          month={month}
          now={at}
        />
      ) : (
        <EmptyState kind="no-result" title={t("none")} note={t("noneOwn", { month: named })} />
      )}
    </>
  );
}
