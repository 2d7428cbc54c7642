import { Download } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { address, type Params } from "@/components/ui/address";
import { buttonLook } from "@/components/ui/button-look";
import { EmptyState } from "@/components/ui/empty-state";
import { formatMonth } from "@/components/ui/figures/format-month";
import { Pagination } from "@/components/ui/pagination";
import { ComparisonChoice } from "@/components/what-if/comparison-choice";
import { ComparisonTable } from "@/components/what-if/comparison-table";
import { ComparisonTotals } from "@/components/what-if/comparison-totals";
import { requireStaff } from "@/lib/auth/require-staff";
import { compareTotals } from "@/lib/domain/pricing/compare-scenarios";
import { pageParam, pageSizeParam, pageWindow } from "@/lib/domain/values/list-query";
import { loadComparison } from "@/lib/services/scenarios/load-comparison";

const PATH = "/pricing/what-if/compare";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("whatIf.compare"))("title") };
}

export default async function ComparePage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireStaff("pricing:read");
  const params = await searchParams;
  const ids = [params.scenario ?? []].flat();
  const only = [params.only ?? []].flat();
  const found = await loadComparison(scope, { scenarios: ids, only });
  const t = await getTranslations("whatIf.compare");
  const back = { href: "/pricing/what-if", label: t("back") };
  if (found === null) {
    return (
      <>
        <PageHeader title={t("title")} back={back} />
        <EmptyState kind="no-result" title={t("notThere")} />
      </>
    );
  }
  const { bills, scenarios } = found;
  const shown = new Set(bills.map(({ organization }) => organization.id)).size;
  const month = formatMonth(found.month, await getLocale());
  const per = pageSizeParam(params);
  const rows = pageWindow({ page: pageParam(params), per }, bills.length);
  return (
    <>
      <PageHeader
        title={t("title")}
        facts={[{ key: "what", text: t("facts", { month }) }]}
        back={back}
        actions={
          bills.length > 0 && (
            <a
              href={address("/api/pricing/what-if/csv", { scenario: ids, only })}
              download
              className={buttonLook("quiet", "md", false)}
            >
              <Download size={16} aria-hidden />
              {t("csv", { count: bills.length })}
            </a>
          )
        }
      />
      {bills.length === 0 ? (
        <EmptyState kind="no-result" title={t("none")} note={t("noneNote", { month })} />
      ) : (
        <>
          <ComparisonTotals totals={compareTotals(bills, scenarios.length)} scenarios={scenarios} />
          <div className="mt-6">
            <ComparisonChoice
              pathname={PATH}
              scenarios={ids}
              of={{ shown: only.length > 0 ? shown : 0, touched: found.touched }}
            >
              <ComparisonTable bills={bills.slice(rows.offset, rows.last)} scenarios={scenarios} month={found.month} />
            </ComparisonChoice>
          </div>
          <Pagination pathname={PATH} params={params} page={rows.page} size={per} total={bills.length} />
        </>
      )}
    </>
  );
}
