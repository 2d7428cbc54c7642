import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditExports } from "@/components/activity/audit-exports";
import { AuditView } from "@/components/activity/audit-view";
import { BatchesView } from "@/components/activity/batches-view";
import { OperationsView } from "@/components/activity/operations-view";
import { RunsView } from "@/components/activity/runs-view";
import { PageHeader } from "@/components/layout/page-header";
import type { Params } from "@/components/ui/address";
import { Segments } from "@/components/ui/segments";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { auditListQuery, toAuditParams } from "@/lib/domain/activity/audit-list-query";
import { choiceParam, pageParam, pageSizeParam, paramOf } from "@/lib/domain/values/list-query";
import { loadBatches, loadOperations } from "@/lib/services/activity/load-activity";
import { loadAudit } from "@/lib/services/activity/load-audit";
import { loadSyncRuns } from "@/lib/services/sync/load-sync-status";
import { now } from "@/lib/support/clock";
import { settings } from "@/lib/support/env";

const VIEWS = ["operations", "batches", "runs", "audit"] as const;
const RUNS_SHOWN = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activity"))("title") };
}

export default async function ActivityPage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireStaff("activity:read");
  const params = await searchParams;
  const view = choiceParam(paramOf(params, "view"), VIEWS, "operations");
  const query = { page: pageParam(params), per: pageSizeParam(params) };
  const t = await getTranslations("activity");
  const operations = view === "operations" ? await loadOperations(scope, query) : null;
  const batches = view === "batches" ? await loadBatches(scope, query) : null;
  const asked = auditListQuery(params);
  const audit = view === "audit" ? await loadAudit(scope, asked) : null;
  const runs = view === "runs" ? await loadSyncRuns(scope, RUNS_SHOWN) : null;
  const count = operations?.total ?? batches?.total ?? audit?.total ?? runs?.length ?? 0;
  return (
    <>
      <PageHeader
        title={t("title")}
        facts={[{ key: "count", text: t(`facts.${view}`, { count }) }]}
        actions={
          <>
            {audit && <AuditExports query={asked} total={audit.total} mayProve={may(scope.role, "audit:prove")} />}
            <Segments
              label={t("views.label")}
              segments={VIEWS.map((one) => ({
                href: one === "operations" ? "/activity" : `/activity?view=${one}`,
                label: t(`views.${one}`),
                current: one === view,
              }))}
            />
          </>
        }
      />
      {operations && <OperationsView {...operations} query={query} params={params} />}
      {batches && <BatchesView {...batches} query={query} params={params} />}
      {audit && <AuditView {...audit} query={asked} params={Object.fromEntries(toAuditParams(asked))} />}
      {runs && <RunsView runs={runs} pace={{ ratePerMinute: settings().cloudhealth.ratePerMinute, now: now() }} />}
    </>
  );
}
