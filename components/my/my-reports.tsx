import { useTranslations } from "next-intl";
import type { UsageReportView } from "@/lib/domain/usage/usage-report";
import { LinkButton } from "../ui/link-button";
import { Panel } from "../ui/panel";
import { ReportTable } from "../usage/report-table";

/** The latest usage reports, with the way to all. */
export function MyReports({ reports, total }: { reports: readonly UsageReportView[]; total: number }) {
  const t = useTranslations("my.overview");
  return (
    <Panel
      title={t("usage")}
      actions={
        total > 0 && (
          <LinkButton size="sm" href="/my/usage">
            {t("allUsage", { count: total })}
          </LinkButton>
        )
      }
    >
      {total === 0 ? (
        <p className="border-t border-line py-4 text-sm text-muted">{t("noUsage")}</p>
      ) : (
        <ReportTable reports={reports} base="/my/usage" />
      )}
    </Panel>
  );
}
