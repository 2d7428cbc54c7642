import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import type { Params } from "@/components/ui/address";
import { LinkButton } from "@/components/ui/link-button";
import { formatDays } from "@/components/usage/format-days";
import { ReportSubjects } from "@/components/usage/report-subjects";
import { ReportWhose } from "@/components/usage/report-whose";
import { StaffReportLive } from "@/components/usage/staff-report-live";
import { UsageExplorer } from "@/components/usage/usage-explorer";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { toUsageRequestParams } from "@/lib/domain/usage/usage-request-draft";
import { isId } from "@/lib/domain/values/record-id";
import { exploreUsagePage } from "@/lib/services/usage/explore-usage-page";
import { loadUsageReport } from "@/lib/services/usage/load-usage-reports";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("usage"))("title") };
}

type Props = { params: Promise<{ reportId: string }>; searchParams: Promise<Params> };

export default async function UsageReportPage({ params, searchParams }: Props) {
  const scope = await requireStaff("usage:read");
  const { reportId } = await params;
  const report = isId(reportId) ? await loadUsageReport(scope, reportId) : null;
  if (!report) notFound();
  const t = await getTranslations("usage");
  const mayRequest = may(scope.role, "usage:request");
  const customers = report.subjects.flatMap(({ customerId }) => customerId ?? []);
  // Of fewer customers it would be another report, and of none the partner's own.
  const isSame = customers.length === report.subjects.length;
  const again = mayRequest && isSame ? `/usage/new?${toUsageRequestParams(report.request, customers)}` : null;
  const explored = await exploreUsagePage(scope, {
    report,
    pathname: `/usage/${report.id}`,
    search: await searchParams,
  });
  return (
    <Page>
      <PageHeader
        title={t("reportTitle", { days: formatDays(report.request, await getLocale()) })}
        back={{ href: "/usage", label: t("back") }}
        facts={[{ key: "whose", text: <ReportWhose report={report} /> }]}
        actions={again && <LinkButton href={again}>{t("requestAgain")}</LinkButton>}
      />
      <ClientWords namespaces={["ui", "usage", "usageExplorer", "refusals"]}>
        <StaffReportLive report={report} subject={<ReportSubjects report={report} />} mayRetry={mayRequest}>
          {explored && <UsageExplorer reportId={report.id} {...explored} />}
        </StaffReportLive>
      </ClientWords>
    </Page>
  );
}
