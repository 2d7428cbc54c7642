import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import type { Params } from "@/components/ui/address";
import { ReportList } from "@/components/usage/report-list";
import { requireViewer } from "@/lib/auth/require-viewer";
import { pageParam, pageSizeParam } from "@/lib/domain/values/list-query";
import { loadUsageReports } from "@/lib/services/usage/load-usage-reports";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("my"))("usage.title") };
}

export default async function MyUsagePage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireViewer();
  const params = await searchParams;
  const query = { page: pageParam(params), per: pageSizeParam(params) };
  const { reports, total } = await loadUsageReports(scope, { customer: scope.customerId, ...query });
  const t = await getTranslations();
  return (
    <>
      <PageHeader title={t("my.usage.title")} facts={[{ key: "count", text: t("usage.facts", { count: total }) }]} />
      <ReportList
        reports={reports}
        total={total}
        query={query}
        params={params}
        pathname="/my/usage"
        base="/my/usage"
        emptyNote={t("my.usage.none")}
      />
    </>
  );
}
