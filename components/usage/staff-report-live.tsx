"use client";

import { ReportLive, type ReportLiveProps } from "./report-live";
import { ReportParts } from "./report-parts";

/** A usage report with the HERE reports it consists of, as staff see it. Needs the words of "refusals" too. */
export function StaffReportLive({ mayRetry, ...props }: Omit<ReportLiveProps, "renderParts"> & { mayRetry: boolean }) {
  return (
    <ReportLive
      {...props}
      renderParts={({ id, parts }) => <ReportParts reportId={id} parts={parts} mayRetry={mayRetry} />}
    />
  );
}
