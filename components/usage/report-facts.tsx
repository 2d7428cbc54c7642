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

const FILTERS = ["featureId", "appId", "projectHrn", "channelId"] as const;

/** What was asked for and what came of it. */
export function ReportFacts({ report, subject }: { report: UsageReportView; subject: ReactNode }) {
  const t = useTranslations("usage");
  const locale = useLocale();
  const { request, progress, realm, requestedByName, createdAt } = report;
  const days = daysBetween(calendarDate(request.from), calendarDate(request.to));
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
        { label: t("filters.chargeType"), value: t(`charges.${request.chargeType}`) },
        ...FILTERS.flatMap((name) =>
          request[name] === null ? [] : [{ label: t(`filters.${name}`), value: request[name] }],
        ),
        ...(request.billingSubscriptionIds.length > 0
          ? [{ label: t("subscription"), value: request.billingSubscriptionIds.join(", ") }]
          : []),
        ...(requestedByName === null
          ? []
          : [
              {
                label: t("requestedBy"),
                value: <bdi>{requestedByName}</bdi>,
                ...(report.scheduleId === null ? {} : { note: t("scheduleBadge") }),
              },
            ]),
        { label: t("requestedAt"), value: <DateTime value={createdAt} show="both" /> },
        ...(progress.at === "ready"
          ? [
              { label: t("rows"), value: <Quantity value={String(progress.rows)} /> },
              ...(report.isShare
                ? []
                : [{ label: t("size"), value: formatBytes(progress.bytes, locale), note: t("sizeNote") }]),
              ...hashesOf(report).map((value) => ({
                label: t("hash"),
                value: <code className="font-mono text-xs break-all">{value}</code>,
              })),
              { label: t("keptAt"), value: <DateTime value={progress.keptAt} show="both" /> },
            ]
          : []),
      ]}
    />
  );
}

/** Of one file here; several stand each with its part. */
function hashesOf({ parts }: UsageReportView): readonly string[] {
  const hashes = parts.flatMap(({ progress }) => (progress.at === "ready" ? (progress.sha256 ?? []) : []));
  return hashes.length === 1 ? hashes : [];
}
