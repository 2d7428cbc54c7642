import { useLocale, useTranslations } from "next-intl";
import { isReportSettled, type UsageReportView } from "@/lib/domain/usage/usage-report";
import { RefreshWhile } from "../sync/refresh-while";
import { DateTime } from "../ui/figures/date-time";
import { Quantity } from "../ui/figures/quantity";
import { KeyboardRows } from "../ui/keyboard-rows";
import { RowLink } from "../ui/row-link";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";
import { formatDays } from "./format-days";
import { ReportStatus } from "./report-status";
import { ReportWhose } from "./report-whose";

export type ReportTableProps = {
  reports: readonly UsageReportView[];
  /** Where one report is shown: its id follows. */
  base: string;
  /** Whose usage it is stands in every row. */
  showSubject?: boolean;
};

const EVERY_SECONDS = 5;

export function ReportTable({ reports, base, showSubject = false }: ReportTableProps) {
  const t = useTranslations("usage");
  const locale = useLocale();
  return (
    <>
      <KeyboardRows>
        <Table label={t("tableLabel")} stack>
          <thead>
            <tr>
              <Th>{t("period")}</Th>
              {showSubject && <Th>{t("subject")}</Th>}
              <Th>{t("detail")}</Th>
              <Th>{t("state")}</Th>
              <Th numeric>{t("rows")}</Th>
              <Th>{t("requestedBy")}</Th>
              <Th numeric>{t("requestedAt")}</Th>
            </tr>
          </thead>
          <tbody>
            {reports.map((report) => (
              <tr key={report.id}>
                <Td phone="lead">
                  <RowLink href={`${base}/${report.id}`}>{formatDays(report.request, locale)}</RowLink>
                </Td>
                {showSubject && (
                  <Td phone="sub">
                    <ReportWhose report={report} />
                  </Td>
                )}
                <Td muted {...(showSubject ? {} : { phone: "sub" })}>
                  {t(`levels.${report.request.detailLevel}`)}
                </Td>
                <Td phone="figure">
                  <ReportStatus progress={report.progress} />
                </Td>
                <Td numeric phone="figure2">
                  {report.progress.at === "ready" ? (
                    <Quantity value={String(report.progress.rows)} />
                  ) : (
                    <span className="text-muted">—</span>
                  )}
                </Td>
                <Td muted>
                  <bdi>{report.requestedByName ?? "—"}</bdi>
                </Td>
                <Td numeric muted>
                  <DateTime value={report.createdAt} show="both" />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </KeyboardRows>
      <RefreshWhile active={reports.some((report) => !isReportSettled(report))} everySeconds={EVERY_SECONDS} />
    </>
  );
}
