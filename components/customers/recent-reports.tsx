import { useTranslations } from "next-intl";
import { DateTime } from "@/components/ui/figures/date-time";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { RowLink } from "@/components/ui/row-link";
import { Status } from "@/components/ui/status";
import type { StatusTone } from "@/components/ui/status-marks";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import type { UsageReport, UsageReportProgress } from "@/lib/domain/usage/usage-report";

const TONES: Record<UsageReportProgress["at"], StatusTone> = {
  sending: "pending",
  requested: "pending",
  keeping: "pending",
  ready: "positive",
  failed: "negative",
};

export function RecentReports({ reports, allHref }: { reports: readonly UsageReport[]; allHref: string }) {
  const t = useTranslations("customers.profile");
  return (
    <Panel title={t("reports")} actions={<LinkButton href={allHref}>{t("allReports")}</LinkButton>}>
      {reports.length === 0 ? (
        <p className="border-t border-line py-3 text-sm text-muted">{t("noReports")}</p>
      ) : (
        <Table label={t("reports")} stack>
          <thead>
            <tr>
              <Th>{t("period")}</Th>
              <Th>{t("state")}</Th>
              <Th numeric>{t("requested")}</Th>
              <Th>{t("requestedBy")}</Th>
            </tr>
          </thead>
          <tbody>
            {reports.map(({ id, request, progress, createdAt, requestedByName }) => (
              <tr key={id}>
                <Td phone="lead">
                  <RowLink href={`/usage/${id}`}>
                    <DateTime value={request.from} /> – <DateTime value={request.to} />
                  </RowLink>
                </Td>
                <Td phone="sub">
                  <Status tone={TONES[progress.at]}>{t(`states.${progress.at}`)}</Status>
                </Td>
                <Td numeric muted phone="figure2">
                  <DateTime value={createdAt} />
                </Td>
                <Td muted>
                  <bdi>{requestedByName}</bdi>
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
