import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AssignmentTabs } from "@/components/assignments/assignment-tabs";
import { PageHeader } from "@/components/layout/page-header";
import { NEW_PLAN_PATH, PLANS_PATH } from "@/components/plans/plan-paths";
import { PlanTable } from "@/components/plans/plan-table";
import { address, type Params } from "@/components/ui/address";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { pageParam, pageSizeParam, pageWindow } from "@/lib/domain/values/list-query";
import { loadPlanList } from "@/lib/services/plans/load-plan-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("plans"))("title") };
}

export default async function PlansPage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireStaff("assignments:read");
  const params = await searchParams;
  const query = { page: pageParam(params), per: pageSizeParam(params) };
  const { plans, total } = await loadPlanList(scope, query);
  const { page } = pageWindow(query, total);
  if (page !== query.page) redirect(address(PLANS_PATH, params, { page: String(page) }));
  const t = await getTranslations("plans");
  const action = (
    <LinkButton
      href={NEW_PLAN_PATH}
      look="primary"
      reason={may(scope.role, "assignments:write") ? null : t("writeReason")}
    >
      {t("new")}
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title={(await getTranslations("assignments"))("title")}
        facts={[{ key: "count", text: t("count", { count: total }) }]}
        actions={action}
      />
      <AssignmentTabs />
      <div className="mt-3">
        {total === 0 ? (
          <EmptyState kind="first-use" title={t("empty")} note={t("emptyNote")} />
        ) : (
          <PlanTable plans={plans} />
        )}
      </div>
      <Pagination pathname={PLANS_PATH} params={params} page={page} size={query.per} total={total} />
    </>
  );
}
