"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { UsageReportView } from "@/lib/domain/usage/usage-report";
import { reportStatus } from "@/lib/queries/report-queries";
import { LivePart } from "../ui/live-part";
import { ReportFacts } from "./report-facts";
import { ReportOutcome } from "./report-outcome";

export type ReportLiveProps = {
  report: UsageReportView;
  subject: ReactNode;
  againHref: string | null;
  operationHref: string | null;
};

/** One usage report, watched until it is kept or has failed. Needs the words of "ui" and "usage" around it. */
export function ReportLive(props: ReportLiveProps) {
  return (
    <LivePart>
      <ReportWatch key={props.report.id} {...props} />
    </LivePart>
  );
}

function ReportWatch({ report, subject, againHref, operationHref }: ReportLiveProps) {
  const t = useTranslations("usage");
  const { data, isError } = useQuery(reportStatus(report));
  return (
    <div className="flex flex-col gap-6">
      <div aria-live="polite">
        <ReportOutcome report={data} againHref={againHref} operationHref={operationHref} />
        {isError && <p className="text-xs text-muted">{t("unwatched")}</p>}
      </div>
      <ReportFacts report={data} subject={subject} />
    </div>
  );
}
