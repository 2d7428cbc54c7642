import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { UsageReportView } from "@/lib/domain/usage/usage-report";
import { type PageSize, pageWindow } from "@/lib/domain/values/list-query";
import type { Params } from "../ui/address";
import { EmptyState } from "../ui/empty-state";
import { Pagination } from "../ui/pagination";
import { ReportTable } from "./report-table";

export type ReportListProps = {
  reports: readonly UsageReportView[];
  total: number;
  query: { readonly page: number; readonly per: PageSize };
  params: Params;
  pathname: string;
  /** Where one report is shown: its id follows. */
  base: string;
  emptyNote: ReactNode;
  showSubject?: boolean;
};

/** Usage reports in numbered pages, newest first. */
export function ReportList(props: ReportListProps) {
  const { reports, total, query, params, pathname, base, emptyNote, showSubject = false } = props;
  const t = useTranslations("usage");
  if (total === 0) return <EmptyState kind="first-use" title={t("noReports")} note={emptyNote} />;
  return (
    <>
      <ReportTable reports={reports} base={base} showSubject={showSubject} />
      <Pagination
        pathname={pathname}
        params={params}
        page={pageWindow(query, total).page}
        size={query.per}
        total={total}
      />
    </>
  );
}
