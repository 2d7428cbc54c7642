import { Download, FileArchive } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { wholeParts } from "@/lib/domain/usage/join-parts";
import { reachesIntoSettling } from "@/lib/domain/usage/report-period";
import {
  isExplorable,
  type KeptFile,
  REPORT_ROW_CAP,
  type UsageReportFailure,
  type UsageReportView,
} from "@/lib/domain/usage/usage-report";
import { buttonLook } from "../ui/button-look";
import { Age } from "../ui/figures/age";
import { formatQuantity } from "../ui/figures/format-quantity";
import { Notice } from "../ui/notice";
import { ProgressBar } from "../ui/progress-bar";
import { formatBytes } from "./format-bytes";

export type ReportOutcomeProps = {
  report: UsageReportView;
  /** Whether its parts are shown below. */
  hasParts: boolean;
};

/** Where the report stands: what is being waited for, the files, or why there are none and what to do. */
export function ReportOutcome({ report, hasParts }: ReportOutcomeProps) {
  const { progress } = report;
  switch (progress.at) {
    case "ready":
      return <Ready report={report} file={progress} hasParts={hasParts} />;
    case "failed":
      return <Failed report={report} reason={progress.reason} hasParts={hasParts} />;
    default:
      return <UnderWay report={report} at={progress.at} />;
  }
}

function UnderWay({ report, at }: { report: UsageReportView; at: "sending" | "requested" | "keeping" }) {
  const t = useTranslations("usage");
  const parts = wholeParts(report.parts);
  const done = parts.filter(({ progress }) => progress.at === "ready").length;
  const isOne = parts.length === 1;
  return (
    <div className="flex max-w-prose flex-col gap-2 py-2">
      <ProgressBar value={isOne ? null : done} max={parts.length} label={t(`states.${at}`)} />
      <p className="font-medium">
        {t(`states.${at}`)}
        {!isOne && ` · ${t("partsDone", { done, count: parts.length })}`}
      </p>
      <p className="text-sm text-muted">
        {t(`notes.${at}`)} {t.rich("since", { age: () => <Age since={report.createdAt} /> })}
      </p>
    </div>
  );
}

type ReadyProps = ReportOutcomeProps & { file: KeptFile };

function Ready({ report, file: { rows, bytes, repeats }, hasParts }: ReadyProps) {
  const t = useTranslations("usage");
  const locale = useLocale();
  const isCut = report.parts.some(({ progress }) => progress.at === "ready" && progress.rows >= REPORT_ROW_CAP);
  const count = formatQuantity({ value: String(REPORT_ROW_CAP), locale });
  return (
    <div className="flex flex-col gap-3 py-2">
      {isCut && (
        <Notice tone="caution" title={t("capTitle", { count })}>
          {t("capNote")}
        </Notice>
      )}
      {repeats > 0 && (
        <Notice tone="caution" title={t("repeatsTitle", { count: repeats })}>
          {t(hasParts ? "repeatsNote" : "repeatsNoteOwn")}
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
      {report.isShare ? (
        <p className="max-w-prose text-xs text-muted">{t("shareNote")}</p>
      ) : (
        <Files report={report} rows={rows} bytes={bytes} />
      )}
    </div>
  );
}

/** What is shown of the rows is downloaded beside them; where none are shown, the CSV is here. */
function Files({ report, rows, bytes }: { report: UsageReportView; rows: number; bytes: number }) {
  const t = useTranslations("usage");
  const locale = useLocale();
  const isShown = isExplorable(report);
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {!isShown && (
          <a href={`/api/reports/${report.id}/csv`} download className={buttonLook("primary", "md", false)}>
            <Download size={16} aria-hidden />
            {t("downloadCsv", { count: rows })}
          </a>
        )}
        <a href={`/api/reports/${report.id}/original`} download className={buttonLook("quiet", "md", false)}>
          <FileArchive size={16} aria-hidden />
          {t("downloadOriginal", { size: formatBytes(bytes, locale) })}
        </a>
      </div>
      <p className="max-w-prose text-xs text-muted">{t(isShown ? "originalNote" : "filesNote")}</p>
    </>
  );
}

type FailedProps = ReportOutcomeProps & { reason: UsageReportFailure };

function Failed({ report, reason, hasParts }: FailedProps) {
  const t = useTranslations("usage");
  const parts = wholeParts(report.parts);
  const ready = parts.filter(({ progress }) => progress.at === "ready").length;
  return (
    <div className="py-2">
      <Notice tone={reason === "unknown-outcome" ? "caution" : "negative"} title={t(`failures.${reason}.title`)}>
        <p>{t(`failures.${reason}.note`)}</p>
        {hasParts && parts.length > 1 && ready < parts.length && (
          <p className="mt-1">{t("failures.partsMissing", { ready, count: parts.length })}</p>
        )}
      </Notice>
    </div>
  );
}
