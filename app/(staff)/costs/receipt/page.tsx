import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CostReceiptView } from "@/components/costs/cost-receipt-view";
import { PageHeader } from "@/components/layout/page-header";
import type { Params } from "@/components/ui/address";
import { EmptyState } from "@/components/ui/empty-state";
import { requireStaff } from "@/lib/auth/require-staff";
import { costReceiptQuery } from "@/lib/domain/costs/cost-receipt-query";
import { receiptOf } from "@/lib/services/costs/receipt-of";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("costExplorer.receipts"))("title") };
}

export default async function CostReceiptPage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireStaff("costs:read");
  const query = costReceiptQuery(await searchParams);
  const receipts = await receiptOf(scope, query.readings);
  const t = await getTranslations("costExplorer.receipts");
  const place = query.customer === null ? `/${query.page}` : `/customers/${query.customer}/${query.page}`;
  return (
    <>
      <PageHeader
        title={t("title")}
        facts={[{ key: "what", text: t("fact") }]}
        back={{ href: query.back === "" ? place : `${place}?${query.back}`, label: t(`back.${query.page}`) }}
      />
      {receipts.length === 0 ? (
        <EmptyState kind="no-result" title={t("none")} note={t("noneNote")} />
      ) : (
        <CostReceiptView receipts={receipts} query={query} />
      )}
    </>
  );
}
