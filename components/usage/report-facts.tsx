import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { UsageReportView } from "@/lib/domain/usage/usage-report";
import { calendarDate, daysBetween } from "@/lib/domain/values/calendar-date";
import { DefinitionList } from "../ui/definition-list";
import { DateTime } from "../ui/figures/date-time";
import { Id } from "../ui/figures/id";
import { Quantity } from "../ui/figures/quantity";
import { formatBytes } from "./format-bytes";
import { formatDays } from "./format-days";

/** What was asked for and what came of it. */
export function ReportFacts({ report, subject }: { report: UsageReportView; subject: ReactNode }) {
  const t = useTranslations("usage");
  const locale = useLocale();
  const { request, progress, realm, requestedByName, createdAt } = report;
  const days = daysBetween(calendarDate(request.from), calendarDate(request.to));
  const hereId = progress.at === "sending" ? null : progress.hereId;
  return (
    <DefinitionList
      columns={2}
      facts={[
        { label: t("subject"), value: subject },
        { label: t("realm"), value: <Id value={realm} copy={false} /> },
        {
          label: t("period"),
          value: formatDays(request, locale),
          note: t("periodNote", { count: days, from: request.from, to: request.to }),
        },
        { label: t("detail"), value: t(`levels.${request.detailLevel}`) },
        {
          label: t("groupedBy"),
          value:
            request.groupBy.length === 0
              ? t("groupings.none")
              : request.groupBy.map((grouping) => t(`groupings.${grouping}`)).join(", "),
        },
        { label: t("billingTag"), value: request.billingTag ?? t("any") },
        { label: t("category"), value: request.category ?? t("any") },
        { label: t("requestedBy"), value: <bdi>{requestedByName}</bdi> },
        { label: t("requestedAt"), value: <DateTime value={createdAt} show="both" /> },
        ...(hereId ? [{ label: t("hereId"), value: <Id value={hereId} copy={false} /> }] : []),
        ...(progress.at === "ready"
          ? [
              { label: t("rows"), value: <Quantity value={String(progress.rows)} /> },
              { label: t("size"), value: formatBytes(progress.bytes, locale), note: t("sizeNote") },
              { label: t("keptAt"), value: <DateTime value={progress.keptAt} show="both" /> },
            ]
          : []),
      ]}
    />
  );
}
