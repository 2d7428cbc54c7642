import { useLocale, useTranslations } from "next-intl";
import { isUsageFiltered } from "@/lib/domain/usage/usage-explorer-query";
import type { UsageExplored } from "@/lib/domain/usage/usage-lines";
import { WORKBOOK_ROWS_MAX } from "@/lib/domain/usage/workbook-rows";
import { pageWindow } from "@/lib/domain/values/list-query";
import { address } from "../ui/address";
import { DownloadLink } from "../ui/download-link";
import { EmptyState } from "../ui/empty-state";
import { formatQuantity } from "../ui/figures/format-quantity";
import { LinkButton } from "../ui/link-button";
import { Pagination } from "../ui/pagination";
import { Segments } from "../ui/segments";
import { type UsagePlace, usageHref } from "./usage-address";
import { UsageCostText } from "./usage-cost-text";
import { clearedUsage, UsageFilters } from "./usage-filters";
import { UsageGroups } from "./usage-groups";
import { UsageLineTable } from "./usage-line-table";
import { UsageSums } from "./usage-sums";

export type UsageExplorerProps = {
  reportId: string;
  of: UsageExplored;
  place: UsagePlace;
  /** For how many months reports are kept. */
  keptMonths: number;
};

/** A kept report's rows, and what they add up to. */
export function UsageExplorer({ reportId, of, place, keptMonths }: UsageExplorerProps) {
  const t = useTranslations("usageExplorer");
  const { query, pathname, params } = place;
  const { page } = pageWindow(query, of.total);
  return (
    <section aria-label={t("label")} className="flex min-w-0 flex-col">
      <div className="flex flex-wrap items-center gap-2">
        <Segments
          label={t("views.label")}
          segments={[
            {
              href: usageHref(place, { view: null, sort: null, direction: null }),
              label: t("views.rows"),
              current: query.view === "rows",
            },
            {
              href: usageHref(place, { view: "groups", sort: null, direction: null }),
              label: t("views.groups"),
              current: query.view === "groups",
            },
          ]}
        />
        <Downloads reportId={reportId} total={of.total} place={place} />
      </div>
      <UsageFilters of={of} place={place} />
      <UsageSums units={of.units} hasUsage={of.hasUsage} />
      {of.cost && of.total > 0 && (
        <div className="flex flex-wrap gap-x-2 pb-3 text-sm">
          <a data-hw-soft="" href="/usage/rates" title={t("costNote")}>
            {t("costComputed")}
          </a>
          <div className="font-medium">
            <UsageCostText cost={of.cost.all} />
          </div>
        </div>
      )}
      {of.total === 0 && isUsageFiltered(query) ? (
        <EmptyState kind="no-result" title={t("noneTitle")} note={t("noneNote")} clearHref={clearedUsage(place)} />
      ) : (
        <>
          {query.view === "rows" ? <UsageLineTable of={of} place={place} /> : <UsageGroups of={of} place={place} />}
          <Pagination pathname={pathname} params={params} page={page} size={query.per} total={of.total} />
        </>
      )}
      <p className="mt-2 max-w-prose text-xs text-muted">
        {t("note")} {t("kept", { months: keptMonths })}
      </p>
    </section>
  );
}

function Downloads({ reportId, total, place }: { reportId: string; total: number; place: UsagePlace }) {
  const t = useTranslations("usageExplorer");
  const locale = useLocale();
  const { query, params } = place;
  const count = t(query.view === "rows" ? "count" : "groupCount", { count: total });
  const href = (kind: "csv" | "xlsx") => address(`/api/reports/${reportId}/${kind}`, params, { page: null, per: null });
  const most = formatQuantity({ value: String(WORKBOOK_ROWS_MAX), locale });
  return (
    <div className="ml-auto flex flex-wrap gap-2 max-sm:ml-0">
      <DownloadLink href={href("csv")} note={t("csvNote")}>
        {t("csv", { count })}
      </DownloadLink>
      {total > WORKBOOK_ROWS_MAX ? (
        <LinkButton href={href("xlsx")} reason={t("xlsxReason", { most })}>
          {t("xlsx", { count })}
        </LinkButton>
      ) : (
        <DownloadLink href={href("xlsx")}>{t("xlsx", { count })}</DownloadLink>
      )}
    </div>
  );
}
