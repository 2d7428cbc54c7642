import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import type { Params } from "@/components/ui/address";
import { formatDays } from "@/components/usage/format-days";
import { ReportLive } from "@/components/usage/report-live";
import { UsageExplorer } from "@/components/usage/usage-explorer";
import { ClientWords } from "@/components/words/client-words";
import { requireViewer } from "@/lib/auth/require-viewer";
import { isId } from "@/lib/domain/values/record-id";
import { exploreUsagePage } from "@/lib/services/usage/explore-usage-page";
import { loadUsageReport } from "@/lib/services/usage/load-usage-reports";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("my"))("usage.title") };
}

type Props = { params: Promise<{ reportId: string }>; searchParams: Promise<Params> };

export default async function MyReportPage({ params, searchParams }: Props) {
  const scope = await requireViewer();
  const { reportId } = await params;
  const report = isId(reportId) ? await loadUsageReport(scope, reportId) : null;
  if (!report) notFound();
  const t = await getTranslations();
  const pathname = `/my/usage/${report.id}`;
  const explored = await exploreUsagePage(scope, { report, pathname, search: await searchParams });
  return (
    <>
      <PageHeader
        title={t("usage.reportTitle", { days: formatDays(report.request, await getLocale()) })}
        back={{ href: "/my/usage", label: t("my.usage.back") }}
      />
      <ClientWords namespaces={["ui", "usage", "usageExplorer"]}>
        <ReportLive
          report={report}
          subject={report.customerName ? <bdi>{report.customerName}</bdi> : t("my.usage.subject")}
        >
          {explored && <UsageExplorer reportId={report.id} {...explored} />}
        </ReportLive>
      </ClientWords>
    </>
  );
}
