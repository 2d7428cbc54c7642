import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AssignmentTabs } from "@/components/assignments/assignment-tabs";
import { PlanPage } from "@/components/plans/plan-page";
import type { Params } from "@/components/ui/address";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { whyNotApply, whyNotApprove, whyNotDiscard, whyNotReplan } from "@/lib/domain/plans/plan-limits";
import { PLAN_PARTS } from "@/lib/domain/plans/plan-view";
import { choiceParam, pageParam, pageSizeParam, paramOf } from "@/lib/domain/values/list-query";
import { isId } from "@/lib/domain/values/record-id";
import { loadPlan } from "@/lib/services/plans/load-plan";
import { settings } from "@/lib/support/env";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("plans"))("title") };
}

type Props = { params: Promise<{ planId: string }>; searchParams: Promise<Params> };

export default async function OnePlanPage({ params, searchParams }: Props) {
  const scope = await requireStaff("assignments:read");
  const [{ planId }, given] = [await params, await searchParams];
  const query = {
    part: choiceParam(paramOf(given, "part"), PLAN_PARTS, "steps"),
    page: pageParam(given),
    per: pageSizeParam(given),
  };
  const plan = isId(planId) ? await loadPlan(scope, planId, query) : null;
  if (plan === null) notFound();
  const refusals = {
    approve: whyNotApprove(plan, scope),
    apply: whyNotApply(plan, scope),
    discard: whyNotDiscard(plan, scope),
    replan: whyNotReplan(plan, scope),
  };
  return (
    <PlanPage
      plan={plan}
      query={query}
      params={given}
      refusals={refusals}
      ratePerMinute={settings().cloudhealth.ratePerMinute}
      mayDecide={may(scope.role, "operations:decide")}
      tabs={<AssignmentTabs />}
    />
  );
}
