import { useTranslations } from "next-intl";
import type { SyncRun } from "@/lib/domain/sync/sync-run";
import { DefinitionList } from "../ui/definition-list";
import { DateTime } from "../ui/figures/date-time";
import { Quantity } from "../ui/figures/quantity";
import { RunState } from "./run-state";
import { CallsMade, type Pace, Took } from "./sync-run-table";

/** One reading: how it stands and its figures. */
export function RunFacts({ run, pace }: { run: SyncRun; pace: Pace }) {
  const t = useTranslations("activity.runs");
  return (
    <DefinitionList
      columns={2}
      facts={[
        { label: t("state"), value: <RunState run={run} /> },
        { label: t("seen"), value: <Quantity value={String(run.changes.seen)} /> },
        { label: t("started"), value: <DateTime value={run.startedAt} show="both" /> },
        { label: t("changed"), value: <Quantity value={String(run.changes.changed)} /> },
        { label: t("took"), value: <Took run={run} pace={pace} /> },
        { label: t("missing"), value: <Quantity value={String(run.changes.missing)} /> },
        { label: t("by"), value: run.startedBy },
        { label: t("removed"), value: <Quantity value={String(run.changes.removed)} /> },
        { label: t("calls"), value: <CallsMade run={run} /> },
        { label: t("passes"), value: <Quantity value={String(run.passes)} /> },
      ]}
    />
  );
}
