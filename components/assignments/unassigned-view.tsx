import { useTranslations } from "next-intl";
import { FetchTrouble } from "@/components/freshness/fetch-trouble";
import { FiguresAge } from "@/components/freshness/figures-age";
import { address, type Params } from "@/components/ui/address";
import { DownloadLink } from "@/components/ui/download-link";
import { Amount } from "@/components/ui/figures/amount";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { cachedSpend, type UnassignedAccount, type UnassignedSpend } from "@/lib/domain/accounts/unassigned-account";
import { hasUnassignedFilter, type UnassignedQuery } from "@/lib/domain/accounts/unassigned-query";
import { linkedFamily } from "@/lib/domain/assignments/assignment-rules";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import { NoUnassigned } from "./no-unassigned";
import { UNASSIGNED_PATH, UnassignedFilters } from "./unassigned-filters";
import { UnassignedGaps } from "./unassigned-gaps";
import { UnassignedTable } from "./unassigned-table";

export type UnassignedViewProps = {
  list: {
    readonly rows: readonly UnassignedAccount[];
    readonly total: number;
    readonly cost: DecimalText;
    readonly spend: UnassignedSpend;
    readonly readAt: string | null;
  };
  query: UnassignedQuery;
  params: Params;
  writeReason: string | null;
  now: Date;
};

export function UnassignedView({ list, query, params, writeReason, now }: UnassignedViewProps) {
  const t = useTranslations("unassigned");
  const { rows, total, spend, cost } = list;
  const costs = cachedSpend(spend);
  const isFiltered = hasUnassignedFilter(query);
  const plannable = rows.filter((row) => linkedFamily(row) !== null).map((row) => row.owner);
  const { reading } = spend.lastMonth;
  return (
    <>
      <div className="mt-4 flex flex-col gap-2 empty:hidden">
        <FetchTrouble of={costs} now={now} />
        <UnassignedGaps spend={spend} />
      </div>
      <UnassignedFilters query={query} params={params} />
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="text-sm text-muted">
          {isFiltered &&
            reading !== null &&
            t.rich("matching", {
              count: total,
              cost: () => <Amount value={cost} currency={reading.currency} show="code" />,
            })}
          {isFiltered && " · "}
          <FiguresAge of={costs} now={now} />
        </p>
        <div className="flex flex-wrap gap-2">
          {total > 0 && (
            <DownloadLink
              href={address("/api/assignments/unassigned/csv", params, { page: null, per: null })}
              note={t("exportNote")}
              size="sm"
            >
              {t("export", { count: total })}
            </DownloadLink>
          )}
          {rows.length > 0 && (
            <LinkButton
              href={address("/assignments/plans/new", {}, { owner: plannable })}
              size="sm"
              reason={plannable.length === 0 ? t("planNone") : writeReason}
            >
              {t(total > rows.length ? "planPage" : "plan", { count: plannable.length })}
            </LinkButton>
          )}
        </div>
      </div>
      {rows.length === 0 ? (
        <NoUnassigned isFiltered={isFiltered} params={params} isRead={list.readAt !== null} />
      ) : (
        <UnassignedTable rows={rows} spend={spend} query={query} params={params} writeReason={writeReason} />
      )}
      <Pagination pathname={UNASSIGNED_PATH} params={params} page={query.page} size={query.per} total={total} />
    </>
  );
}
