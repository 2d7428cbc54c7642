import { Download, FileArchive } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { reachesIntoSettling } from "@/lib/domain/usage/report-period";
import { REPORT_ROW_CAP, type UsageReportFailure, type UsageReportView } from "@/lib/domain/usage/usage-report";
import { buttonLook } from "../ui/button-look";
import { Age } from "../ui/figures/age";
import { formatQuantity } from "../ui/figures/format-quantity";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { ProgressBar } from "../ui/progress-bar";
import { formatBytes } from "./format-bytes";

export type ReportOutcomeProps = {
  report: UsageReportView;
  /** Where the same report can be asked for again; null for those who may not. */
  againHref: string | null;
  /** Where the sending of the request can be followed; null on the customer's side. */
  operationHref: string | null;
};

/** Where the report stands: what is being waited for, the files, or why there are none and what to do. */
export function ReportOutcome({ report, againHref, operationHref }: ReportOutcomeProps) {
  const { progress } = report;
  switch (progress.at) {
    case "ready":
      return <Ready report={report} rows={progress.rows} bytes={progress.bytes} />;
    case "failed":
      return <Failed reason={progress.reason} againHref={againHref} operationHref={operationHref} />;
    default:
      return <UnderWay report={report} />;
  }
}

function UnderWay({ report }: { report: UsageReportView }) {
  const t = useTranslations("usage");
  const { progress } = report;
  if (progress.at === "ready" || progress.at === "failed") return null;
  const since = progress.at === "requested" ? progress.since : report.createdAt;
  return (
    <div className="flex max-w-prose flex-col gap-2 py-2">
      <ProgressBar value={null} max={1} label={t(`states.${progress.at}`)} />
      <p className="font-medium">{t(`states.${progress.at}`)}</p>
      <p className="text-sm text-muted">
        {t(`notes.${progress.at}`)} {t.rich("since", { age: () => <Age since={since} /> })}
      </p>
    </div>
  );
}

function Ready({ report, rows, bytes }: { report: UsageReportView; rows: number; bytes: number }) {
  const t = useTranslations("usage");
  const locale = useLocale();
  const count = formatQuantity({ value: String(rows), locale });
  return (
    <div className="flex flex-col gap-3 py-2">
      {rows >= REPORT_ROW_CAP && (
        <Notice tone="caution" title={t("capTitle", { count })}>
          {t("capNote")}
        </Notice>
      )}
      {rows === 0 && (
        <Notice tone="info" title={t("emptyTitle")}>
          {t("emptyNote")}
        </Notice>
      )}
      {reachesIntoSettling(report.request.to, report.createdAt) && (
        <Notice tone="info" title={t("settlingTitle")}>
          {t("settlingNote")}
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        <a href={`/api/reports/${report.id}/csv`} download className={buttonLook("primary", "md", false)}>
          <Download size={16} aria-hidden />
          {t("downloadCsv", { count: rows })}
        </a>
        <a href={`/api/reports/${report.id}/original`} download className={buttonLook("quiet", "md", false)}>
          <FileArchive size={16} aria-hidden />
          {t("downloadOriginal", { size: formatBytes(bytes, locale) })}
        </a>
      </div>
      <p className="max-w-prose text-xs text-muted">{t("filesNote")}</p>
    </div>
  );
}

type FailedProps = { reason: UsageReportFailure; againHref: string | null; operationHref: string | null };

function Failed({ reason, againHref, operationHref }: FailedProps) {
  const t = useTranslations("usage");
  const isUnknown = reason === "unknown-outcome";
  const follow = reason === "refused" || isUnknown ? operationHref : null;
  return (
    <div className="flex flex-col gap-3 py-2">
      <Notice tone={isUnknown ? "caution" : "negative"} title={t(`failures.${reason}.title`)}>
        <p>{t(`failures.${reason}.note`)}</p>
        {follow && (
          <p className="mt-1">
            <Link prefetch={false} href={follow} className="underline underline-offset-2">
              {t("followRequest")}
            </Link>
          </p>
        )}
      </Notice>
      {againHref && !isUnknown && (
        <div>
          <LinkButton href={againHref} look="primary">
            {t("requestAgain")}
          </LinkButton>
        </div>
      )}
    </div>
  );
}
