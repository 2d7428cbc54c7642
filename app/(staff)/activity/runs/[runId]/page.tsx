import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DriftLine } from "@/components/drift/drift-line";
import { PageHeader } from "@/components/layout/page-header";
import { HeldRunView } from "@/components/sync/held-run-view";
import { RefreshWhile } from "@/components/sync/refresh-while";
import { RunFacts } from "@/components/sync/run-facts";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { isId } from "@/lib/domain/values/record-id";
import { countDrift } from "@/lib/services/drift/load-drift";
import { loadHeldRun } from "@/lib/services/sync/load-sync-status";
import { now } from "@/lib/support/clock";
import { settings } from "@/lib/support/env";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activity"))("run.title") };
}

export default async function RunPage({ params }: { params: Promise<{ runId: string }> }) {
  const scope = await requireStaff("activity:read");
  const { runId } = await params;
  const run = isId(runId) ? await loadHeldRun(scope, runId) : null;
  if (run === null) notFound();
  const t = await getTranslations();
  const pace = { ratePerMinute: settings().cloudhealth.ratePerMinute, now: now() };
  return (
    <>
      <PageHeader
        title={t("sync.held.title", { upstream: t(`sync.upstreams.${run.upstream}`) })}
        back={{ href: "/activity?view=runs", label: t("activity.views.runs") }}
      />
      <RunFacts run={run} pace={pace} />
      {run.upstream === "cloudhealth" && run.isLatest && run.state === "done" && (
        <DriftLine count={await countDrift(scope)} />
      )}
      {run.state === "held" && <HeldRunView run={run} mayRelease={may(scope.role, "sync:release")} />}
      <RefreshWhile active={run.state === "running"} />
    </>
  );
}
