"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { isReportSettled, type UsageReportView } from "@/lib/domain/usage/usage-report";
import { reportStatus } from "@/lib/queries/report-queries";
import { LivePart } from "../ui/live-part";
import { ReportFacts } from "./report-facts";
import { ReportOutcome } from "./report-outcome";

export type ReportLiveProps = {
  report: UsageReportView;
  subject: ReactNode;
  /** What stands between outcome and facts: the parts, for staff. */
  renderParts?: (report: UsageReportView) => ReactNode;
  /** What its rows say, once they are kept. */
  children?: ReactNode;
};

/** One usage report, watched until it is kept or has failed. Needs the words of "ui" and "usage" around it. */
export function ReportLive(props: ReportLiveProps) {
  return (
    <LivePart>
      <ReportWatch key={props.report.id} {...props} />
    </LivePart>
  );
}

function ReportWatch({ report, subject, renderParts, children }: ReportLiveProps) {
  const t = useTranslations("usage");
  const router = useRouter();
  const { data, isError } = useQuery(reportStatus(report));
  const shown = useRef(report.progress.at);
  // What the server shows of a report beside its state is there once it is kept.
  useEffect(() => {
    if (shown.current === data.progress.at) return;
    shown.current = data.progress.at;
    if (isReportSettled(data)) router.refresh();
  }, [data, router]);
  return (
    <div className="flex flex-col gap-6">
      <div aria-live="polite">
        <ReportOutcome report={data} hasParts={renderParts !== undefined} />
        {isError && <p className="text-xs text-muted">{t("unwatched")}</p>}
      </div>
      {children}
      {renderParts?.(data)}
      <ReportFacts report={data} subject={subject} />
    </div>
  );
}
