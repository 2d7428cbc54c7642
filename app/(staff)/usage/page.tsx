import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import type { Params } from "@/components/ui/address";
import { LinkButton } from "@/components/ui/link-button";
import { ReportList } from "@/components/usage/report-list";
import { RequestLink } from "@/components/usage/request-link";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { pageParam, pageSizeParam } from "@/lib/domain/values/list-query";
import { loadUsageReports } from "@/lib/services/usage/load-usage-reports";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("usage"))("title") };
}

export default async function UsagePage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireStaff("usage:read");
  const params = await searchParams;
  const query = { page: pageParam(params), per: pageSizeParam(params) };
  const { reports, total } = await loadUsageReports(scope, { customer: null, ...query });
  const t = await getTranslations("usage");
  const actions = (
    <>
      <LinkButton href="/usage/rates">{t("rates")}</LinkButton>
      <LinkButton href="/usage/schedules">{t("schedules")}</LinkButton>
      <RequestLink href="/usage/new" allowed={may(scope.role, "usage:request")} />
    </>
  );
  return (
    <>
      <PageHeader title={t("title")} facts={[{ key: "count", text: t("facts", { count: total }) }]} actions={actions} />
      <ReportList
        reports={reports}
        total={total}
        query={query}
        params={params}
        pathname="/usage"
        base="/usage"
        emptyNote={t("noReportsNote")}
        showSubject
      />
    </>
  );
}
