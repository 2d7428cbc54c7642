import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { BatchLive } from "@/components/operations/batch-live";
import { address, type Params } from "@/components/ui/address";
import { DownloadLink } from "@/components/ui/download-link";
import { DateTime } from "@/components/ui/figures/date-time";
import { Pagination } from "@/components/ui/pagination";
import { Segments } from "@/components/ui/segments";
import { ClientWords } from "@/components/words/client-words";
import type { PlanRefusal } from "@/lib/domain/plans/plan-refusal";
import { PLAN_PARTS, type PlanPart, type PlanView } from "@/lib/domain/plans/plan-view";
import type { PageSize } from "@/lib/domain/values/list-query";
import { PlanDecisions } from "./plan-decisions";
import { PlanNotices } from "./plan-notices";
import { PlanPartView } from "./plan-part-view";
import { PLANS_PATH, planPath } from "./plan-paths";
import { PlanStatus } from "./plan-status";
import { PlanTotals } from "./plan-totals";

export type PlanPageProps = {
  plan: PlanView;
  query: { readonly part: PlanPart; readonly page: number; readonly per: PageSize };
  params: Params;
  refusals: Readonly<Record<"approve" | "apply" | "discard" | "replan", PlanRefusal | null>>;
  ratePerMinute: number;
  mayDecide: boolean;
  tabs: ReactNode;
};

export function PlanPage({ plan, query, params, refusals, ratePerMinute, mayDecide, tabs }: PlanPageProps) {
  const t = useTranslations("plans");
  const path = planPath(plan.id);
  const counts = partCounts(plan);
  const reasonOf = useReason();
  return (
    <>
      <PlanHeader plan={plan} />
      {tabs}
      <div className="mt-4">
        <PlanTotals plan={plan} ratePerMinute={ratePerMinute} />
      </div>
      <PlanNotices plan={plan} />
      <ClientWords namespaces={["batches", "operations", "plans", "refusals", "ui"]}>
        {plan.batch && (
          <div className="mt-4">
            <BatchLive batch={plan.batch} mayDecide={mayDecide} />
          </div>
        )}
        <PlanDecisions
          plan={{ id: plan.id, state: plan.state, figures: plan.figures }}
          reasons={{
            approve: reasonOf(refusals.approve),
            apply: reasonOf(refusals.apply),
            discard: reasonOf(refusals.discard),
            replan: reasonOf(refusals.replan),
            isOver: refusals.replan?.code === "plan-state",
          }}
        />
      </ClientWords>
      <div className="my-3">
        <Segments
          label={t("parts.label")}
          segments={PLAN_PARTS.map((part) => ({
            href: address(path, params, { part: part === "steps" ? null : part }),
            label: t(`parts.${part}`, { count: counts[part] }),
            current: part === query.part,
          }))}
        />
      </div>
      <PlanPartView plan={plan} ratePerMinute={ratePerMinute} />
      <Pagination pathname={path} params={params} page={query.page} size={query.per} total={counts[query.part]} />
    </>
  );
}

function partCounts({ figures }: PlanView): Record<PlanPart, number> {
  const { calls, refused, gaps, unchanged } = figures;
  return { steps: calls, refused, gaps, unchanged };
}

/** Only codes that a decision can be off for have a reason of their own. */
function useReason(): (refusal: PlanRefusal | null) => string | null {
  const t = useTranslations("plans.reasons");
  return (refusal) => {
    switch (refusal?.code) {
      case undefined:
        return null;
      case "not-permitted":
      case "plan-unapproved":
      case "plan-own-approval":
      case "plan-without-steps":
      case "plan-under-way":
        return t(refusal.code);
      default:
        return t("plan-state");
    }
  };
}

function PlanHeader({ plan }: { plan: PlanView }) {
  const t = useTranslations("plans");
  const api = `/api/plans/${plan.id}`;
  const link = (id: string) => (chunks: ReactNode) => (
    <Link prefetch={false} href={planPath(id)}>
      {chunks}
    </Link>
  );
  const { replaces, replacedBy, approvedByName } = plan;
  return (
    <PageHeader
      title={plan.name}
      badge={plan.batch ? null : <PlanStatus plan={plan} />}
      back={{ href: PLANS_PATH, label: t("title") }}
      facts={[
        { key: "source", text: t(`sources.${plan.source}`) },
        { key: "by", text: t("madeBy", { name: plan.createdByName }) },
        { key: "at", text: <DateTime value={plan.createdAt} show="both" /> },
        ...(approvedByName ? [{ key: "approved", text: t("approvedBy", { name: approvedByName }) }] : []),
        ...(replaces ? [{ key: "replaces", text: t.rich("replaces", { plan: link(replaces) }) }] : []),
        ...(replacedBy ? [{ key: "replaced", text: t.rich("replacedBy", { plan: link(replacedBy) }) }] : []),
      ]}
      actions={
        <>
          <DownloadLink href={`${api}/csv`}>{t("decisions.csv")}</DownloadLink>
          {plan.batchId && <DownloadLink href={`${api}/results/csv`}>{t("decisions.results")}</DownloadLink>}
        </>
      }
    />
  );
}
