import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { ScheduleTable } from "@/components/usage/schedule-table";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { loadUsageSchedules } from "@/lib/services/usage/load-usage-schedules";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("usage.schedule"))("title") };
}

export default async function UsageSchedulesPage() {
  const scope = await requireStaff("usage:read");
  const schedules = await loadUsageSchedules(scope);
  const t = await getTranslations("usage.schedule");
  const reason = may(scope.role, "usage:request") ? null : t("reason");
  return (
    <>
      <PageHeader
        title={t("title")}
        back={{ href: "/usage", label: t("back") }}
        facts={[{ key: "count", text: t("facts", { count: schedules.length }) }]}
        actions={
          <LinkButton href="/usage/schedules/new" look="primary" reason={reason}>
            {t("new")}
          </LinkButton>
        }
      />
      {schedules.length === 0 ? (
        <EmptyState kind="first-use" title={t("none")} note={t("noneNote")} />
      ) : (
        <ClientWords namespaces={["ui", "usage", "refusals"]}>
          <ScheduleTable schedules={schedules} reason={reason} />
        </ClientWords>
      )}
    </>
  );
}
