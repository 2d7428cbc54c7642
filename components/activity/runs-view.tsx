import { useTranslations } from "next-intl";
import type { SyncRun } from "@/lib/domain/sync/sync-run";
import { RefreshWhile } from "../sync/refresh-while";
import { type Pace, SyncRunTable } from "../sync/sync-run-table";
import { EmptyState } from "../ui/empty-state";

export function RunsView({ runs, pace }: { runs: readonly SyncRun[]; pace: Pace }) {
  const t = useTranslations("activity.empty");
  if (runs.length === 0) return <EmptyState kind="first-use" title={t("runs")} note={t("runsNote")} />;
  return (
    <>
      <SyncRunTable runs={runs} pace={pace} />
      <RefreshWhile active={runs.some(({ state }) => state === "running")} />
    </>
  );
}
