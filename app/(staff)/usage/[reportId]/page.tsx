import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { formatDays } from "@/components/usage/format-days";
import { ReportLive } from "@/components/usage/report-live";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { toUsageRequestParams } from "@/lib/domain/usage/usage-request-draft";
import { isId } from "@/lib/domain/values/record-id";
import { loadUsageReport } from "@/lib/services/usage/load-usage-reports";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("usage"))("title") };
}

export default async function UsageReportPage({ params }: { params: Promise<{ reportId: string }> }) {
  const scope = await requireStaff("usage:read");
  const { reportId } = await params;
  const report = isId(reportId) ? await loadUsageReport(scope, reportId) : null;
  if (!report) notFound();
  const t = await getTranslations("usage");
  const locale = await getLocale();
  const { customerId, customerName, request } = report;
  const again = `/usage/new?${toUsageRequestParams(request, customerId)}`;
  const subject =
    customerId === null ? (
      t("ownRealm")
    ) : (
      <Link prefetch={false} href={`/customers/${customerId}/usage`} className="underline underline-offset-2">
        <bdi>{customerName ?? customerId}</bdi>
      </Link>
    );
  return (
    <Page>
      <PageHeader
        title={t("reportTitle", { days: formatDays(request, locale) })}
        back={{ href: "/usage", label: t("back") }}
        facts={[{ key: "whose", text: customerId === null ? t("ownRealm") : <bdi>{customerName ?? customerId}</bdi> }]}
      />
      <ClientWords namespaces={["ui", "usage"]}>
        <ReportLive
          report={report}
          subject={subject}
          againHref={may(scope.role, "usage:request") ? again : null}
          operationHref={`/activity/operations/${report.id}`}
        />
      </ClientWords>
    </Page>
  );
}
