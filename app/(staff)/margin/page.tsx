import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FetchTrouble } from "@/components/freshness/fetch-trouble";
import { FiguresAge } from "@/components/freshness/figures-age";
import { NotReadYet } from "@/components/freshness/not-read-yet";
import { PageHeader } from "@/components/layout/page-header";
import { MARGIN_PATH, MarginChoices } from "@/components/margin/margin-choices";
import { MarginFigures } from "@/components/margin/margin-figures";
import { MarginTable } from "@/components/margin/margin-table";
import { address, type Params } from "@/components/ui/address";
import { DownloadLink } from "@/components/ui/download-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { requireStaff } from "@/lib/auth/require-staff";
import { marginListQuery, toMarginListParams } from "@/lib/domain/margin/margin-list-query";
import { pageWindow } from "@/lib/domain/values/list-query";
import { isUnderWay } from "@/lib/domain/values/month";
import { loadMargins } from "@/lib/services/margin/load-margins";
import { now } from "@/lib/support/clock";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("margin"))("title") };
}

export default async function MarginPage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireStaff("margin:read");
  const query = marginListQuery(await searchParams);
  const params = Object.fromEntries(toMarginListParams(query));
  const { month, months, page, whole } = await loadMargins(scope, query);
  const t = await getTranslations("margin");
  const at = now();
  if (whole.state === "absent" || whole.value === null) {
    return (
      <>
        <PageHeader title={t("title")} facts={[{ key: "what", text: t("what") }]} />
        {whole.state === "absent" ? (
          <NotReadYet of={whole} from="cloudhealth" now={at} />
        ) : (
          <EmptyState kind="first-use" title={t("empty")} note={t("emptyNote")} />
        )}
      </>
    );
  }
  const shown = pageWindow(query, page.total);
  if (shown.page !== query.page) redirect(address(MARGIN_PATH, params, { page: String(shown.page) }));
  const clearHref = address(MARGIN_PATH, params, { q: null, kind: null, page: null });
  return (
    <>
      <PageHeader
        title={t("title")}
        facts={[
          { key: "count", text: t("count", { count: page.total }) },
          {
            key: "age",
            text: <FiguresAge of={whole} now={at} {...(isUnderWay(month, at) ? { state: "estimated" } : {})} />,
          },
        ]}
        actions={
          page.total > 0 && (
            <DownloadLink
              href={address("/api/margin/csv", params, { month, page: null, per: null })}
              note={t("csvNote")}
            >
              {t("csv", { count: page.total })}
            </DownloadLink>
          )
        }
      />
      <div className="mb-4 empty:hidden">
        <FetchTrouble of={whole} now={at} />
      </div>
      <MarginFigures
        totals={page.totals}
        whole={whole.value}
        provenance={whole.provenance}
        now={at}
        unassignedHref="/assignments/unassigned"
      />
      <MarginChoices query={query} params={params} month={month} months={months} />
      {page.total === 0 ? (
        <EmptyState kind="no-result" title={t("noResult")} clearHref={clearHref} />
      ) : (
        <MarginTable lines={page.lines} query={query} params={params} month={month} />
      )}
      <Pagination pathname={MARGIN_PATH} params={params} page={shown.page} size={query.per} total={page.total} />
      <div className="mt-4 flex max-w-prose flex-col gap-1 text-xs text-muted">
        <p>{t(`basisNote.${query.basis}`)}</p>
        <p>{t("exclusionsNote")}</p>
      </div>
    </>
  );
}
