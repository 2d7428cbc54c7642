import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { RecentCosts } from "@/components/costs/recent-costs";
import { DriftLine } from "@/components/drift/drift-line";
import { PageHeader } from "@/components/layout/page-header";
import { LargestCustomers } from "@/components/overview/largest-customers";
import { OverviewFigures } from "@/components/overview/overview-figures";
import { WaitingAccounts } from "@/components/overview/waiting-accounts";
import { SyncLive } from "@/components/sync/sync-live";
import { UpstreamFreshness } from "@/components/sync/upstream-freshness";
import { EmptyState } from "@/components/ui/empty-state";
import { formatMonth } from "@/components/ui/figures/format-month";
import { Panel } from "@/components/ui/panel";
import { ClientWords } from "@/components/words/client-words";
import { currentScope } from "@/lib/auth/current-scope";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { monthOf } from "@/lib/domain/values/month";
import { loadOverview } from "@/lib/services/overview/load-overview";
import { now } from "@/lib/support/clock";
import { settings } from "@/lib/support/env";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("overview"))("title") };
}

export default async function OverviewPage() {
  if ((await currentScope())?.kind === "viewer") redirect("/my");
  const scope = await requireStaff("customers:read");
  const [overview, t, locale] = await Promise.all([loadOverview(scope), getTranslations(), getLocale()]);
  const { costs, sync, health } = overview;
  const at = now();
  const freshness = (
    <Panel title={t("sync.health.title")}>
      <UpstreamFreshness health={health} sync={sync} now={at} />
      <ClientWords namespaces={["sync", "ui"]}>
        <SyncLive
          first={sync}
          renderedAt={at.toISOString()}
          mayStart={may(scope.role, "sync:start")}
          ratePerMinute={settings().cloudhealth.ratePerMinute}
        />
      </ClientWords>
    </Panel>
  );
  return (
    <>
      <PageHeader
        title={t("overview.title")}
        facts={[{ key: "month", text: `${formatMonth(monthOf(at), locale, "heading")}, UTC` }]}
      />
      {sync.readAt === null ? (
        <>
          <EmptyState kind="first-use" title={t("overview.firstUse.title")} note={t("overview.firstUse.note")} />
          <div className="max-w-[720px]">{freshness}</div>
        </>
      ) : (
        <>
          <OverviewFigures counts={overview} readAt={sync.readAt} costs={costs} now={at} />
          <DriftLine count={overview.drift} />
          <div className="mt-6 grid gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <div>
              <RecentCosts
                costs={costs}
                now={at}
                title={t("overview.costs")}
                chartTitle={(currency) => t("overview.chartTitle", { currency })}
                all={{ href: "/costs", label: t("overview.allCosts") }}
              />
            </div>
            <div>{freshness}</div>
            <div>
              <LargestCustomers customers={overview.largest} />
            </div>
            <div>
              <WaitingAccounts accounts={overview.dearest} spend={overview.spend} late={overview.late} />
            </div>
          </div>
        </>
      )}
    </>
  );
}
