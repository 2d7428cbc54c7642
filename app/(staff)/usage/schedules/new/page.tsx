import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import type { Params } from "@/components/ui/address";
import { EmptyState } from "@/components/ui/empty-state";
import { ReportSubject } from "@/components/usage/report-subject";
import { UsageScheduleForm } from "@/components/usage/usage-schedule-form";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { usageChoicesDraft } from "@/lib/domain/usage/usage-request-draft";
import { dateOf } from "@/lib/domain/values/calendar-date";
import { loadReportSubjects } from "@/lib/services/usage/load-report-subjects";
import { now } from "@/lib/support/clock";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("usage.schedule"))("newTitle") };
}

export default async function NewUsageSchedulePage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireStaff("usage:read");
  const params = await searchParams;
  const t = await getTranslations("usage");
  const header = (
    <PageHeader title={t("schedule.newTitle")} back={{ href: "/usage/schedules", label: t("schedules") }} />
  );
  if (!may(scope.role, "usage:request")) {
    return (
      <>
        {header}
        <EmptyState kind="not-allowed" title={t("form.notAllowed")} note={t("schedule.reason")} />
      </>
    );
  }
  const subjects = await loadReportSubjects(scope, params);
  const { kind, customers } = subjects;
  return (
    <Page width="prose">
      {header}
      <ReportSubject {...subjects} pathname="/usage/schedules/new" offersLinked params={params} />
      <ClientWords namespaces={["ui", "usage", "refusals"]}>
        <UsageScheduleForm
          subject={kind}
          customerIds={customers.map(({ customer }) => customer.id)}
          today={dateOf(now())}
          begin={usageChoicesDraft(params)}
          reason={kind === "chosen" && customers.length === 0 ? t("form.chooseFirst") : null}
        />
      </ClientWords>
    </Page>
  );
}
