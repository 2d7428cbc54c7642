import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AssignmentTabs } from "@/components/assignments/assignment-tabs";
import { AwaitedCosts } from "@/components/assignments/awaited-costs";
import { NoCostSegments } from "@/components/assignments/no-cost-segments";
import { UnassignedFigures } from "@/components/assignments/unassigned-figures";
import { UNASSIGNED_PATH } from "@/components/assignments/unassigned-filters";
import { UnassignedView } from "@/components/assignments/unassigned-view";
import { PageHeader } from "@/components/layout/page-header";
import { address, type Params } from "@/components/ui/address";
import { DataAge } from "@/components/ui/data-age";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { noCostView, toUnassignedParams, unassignedQuery } from "@/lib/domain/accounts/unassigned-query";
import { pageWindow } from "@/lib/domain/values/list-query";
import { loadCostArrivals } from "@/lib/services/assignments/load-cost-arrivals";
import { loadUnassigned } from "@/lib/services/assignments/load-unassigned";
import { now } from "@/lib/support/clock";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("unassigned"))("title") };
}

export default async function UnassignedPage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireStaff("assignments:read");
  const asked = await searchParams;
  const view = noCostView(asked);
  const query = unassignedQuery(asked);
  const params = Object.fromEntries(toUnassignedParams(query));
  const [list, arrivals] = await Promise.all([loadUnassigned(scope, query), loadCostArrivals(scope, null)]);
  const { page } = pageWindow(query, list.total);
  if (page !== query.page) redirect(address(UNASSIGNED_PATH, params, { page: String(page) }));
  const t = await getTranslations("unassigned");
  const at = now();
  const { late, notKnown } = arrivals;
  const normal = [...arrivals.normal, ...notKnown];
  return (
    <>
      <PageHeader
        title={t("title")}
        facts={[
          { key: "what", text: t("what") },
          { key: "age", text: <DataAge source="CloudHealth" fetchedAt={list.readAt} /> },
        ]}
      />
      <AssignmentTabs />
      <div className="mt-4">
        <UnassignedFigures spend={list.spend} late={late.length} now={at} />
      </div>
      <NoCostSegments current={view} unassigned={list.spend.accounts} normal={normal.length} late={late.length} />
      {view === null ? (
        <UnassignedView
          list={list}
          query={query}
          params={params}
          writeReason={may(scope.role, "assignments:write") ? null : t("writeReason")}
          now={at}
        />
      ) : (
        <div className="mt-4">
          <p className="mb-3 max-w-prose text-sm text-muted">{t(`noCost.note.${view}`)}</p>
          <AwaitedCosts rows={view === "late" ? late : normal} view={view} now={at} />
        </div>
      )}
    </>
  );
}
