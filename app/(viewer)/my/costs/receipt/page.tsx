import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CostReceiptView } from "@/components/costs/cost-receipt-view";
import { PageHeader } from "@/components/layout/page-header";
import type { Params } from "@/components/ui/address";
import { EmptyState } from "@/components/ui/empty-state";
import { requireViewer } from "@/lib/auth/require-viewer";
import { costReceiptQuery } from "@/lib/domain/costs/cost-receipt-query";
import { receiptOf } from "@/lib/services/costs/receipt-of";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("costExplorer.receipts"))("title") };
}

export default async function MyCostReceiptPage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireViewer();
  const query = costReceiptQuery(await searchParams);
  const receipts = await receiptOf(scope, query.readings);
  const t = await getTranslations("costExplorer.receipts");
  return (
    <>
      <PageHeader
        title={t("title")}
        facts={[{ key: "what", text: t("fact") }]}
        back={{ href: "/my/costs", label: t("back.costs") }}
      />
      {receipts.length === 0 ? (
        <EmptyState kind="no-result" title={t("none")} note={t("noneNote")} />
      ) : (
        <CostReceiptView receipts={receipts} query={query} isOwn />
      )}
    </>
  );
}
