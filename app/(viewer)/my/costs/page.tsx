import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CostReport } from "@/components/costs/cost-report";
import { PageHeader } from "@/components/layout/page-header";
import { requireViewer } from "@/lib/auth/require-viewer";
import { costRange } from "@/lib/domain/costs/cost-range";
import type { UrlParams } from "@/lib/domain/values/list-query";
import { loadCostHistory } from "@/lib/services/costs/load-cost-history";
import { now } from "@/lib/support/clock";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("my"))("costs.title") };
}

export default async function MyCostsPage({ searchParams }: { searchParams: Promise<UrlParams> }) {
  const scope = await requireViewer();
  const range = costRange(await searchParams);
  const costs = await loadCostHistory(scope, scope.customerId);
  const t = await getTranslations("my.costs");
  return (
    <>
      <PageHeader title={t("title")} facts={[{ key: "whose", text: t("fact") }]} />
      <CostReport
        costs={costs}
        range={range}
        now={now()}
        pathname="/my/costs"
        csvHref={`/api/costs/${scope.customerId}/csv?months=${range}`}
        emptyNote={t("none")}
      />
    </>
  );
}
